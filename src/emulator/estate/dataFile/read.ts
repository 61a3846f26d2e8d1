import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { dataFileSchema } from './schema';
import type { ConnectionData, DataFile } from './schema';

/** Why a data file cannot be used, as a message for the terminal. */
class DataFileProblem extends Error {
  readonly kind = 'dataFile';
}

/**
 * Reads and checks a data file.
 * @throws DataFileProblem that names the file, the place in it, and what is expected there
 */
export function readDataFile(path: string): DataFile {
  return parseDataFile(path, readText(path));
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (failure) {
    throw new DataFileProblem(`${path}: cannot be read (${String(failure)})`);
  }
}

/** The same for text that was already read; `path` is only used in messages. */
export function parseDataFile(path: string, text: string): DataFile {
  const result = v.safeParse(dataFileSchema, parseJson(path, text));
  if (!result.success) {
    throw new DataFileProblem(result.issues.map((issue) => `${path}: ${describe(issue)}`).join('\n'));
  }
  checkReferences(path, result.output);
  return result.output;
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new DataFileProblem(`${path}: not valid JSON`);
  }
}

/** `accounts[0].regions.us-east-1.connections[2].vlan: expected …`. The value itself may be a secret: it is not shown. */
function describe(issue: v.BaseIssue<unknown>): string {
  const steps = (issue.path ?? []).map(({ key }) =>
    typeof key === 'number' ? `[${key}]` : `.${String(key)}`,
  );
  const place = steps.join('').replace(/^\./, '') || 'the file';
  return issue.expected === 'never' ? `${place}: unknown field` : `${place}: expected ${expectation(issue)}`;
}

function expectation(issue: v.BaseIssue<unknown>): string {
  if (['regex', 'iso_timestamp', 'check'].includes(issue.type)) return issue.message;
  const expected = issue.expected ?? issue.message;
  return issue.received === 'undefined' ? `${expected}, but it is missing` : expected;
}

/** Ids must be unique, and what a connection refers to must be in the file: a LAG of its region, a partner's port. */
function checkReferences(path: string, file: DataFile): void {
  const seen = new Set<string>();
  const ports = partnerPorts(file);
  const once = (id: string | undefined, place: string): void => {
    if (id !== undefined && seen.has(id)) throw new DataFileProblem(`${path}: ${place}: ${id} occurs twice`);
    if (id !== undefined) seen.add(id);
  };
  file.accounts.forEach((account, index) => {
    once(account.accessKeyId, `accounts[${index}].accessKeyId`);
    for (const [region, data] of Object.entries(account.regions ?? {})) {
      const place = `accounts[${index}].regions.${region}`;
      const lags = new Set(data.lags?.map(({ lagId }) => lagId));
      data.lags?.forEach(({ lagId }, at) => once(lagId, `${place}.lags[${at}].lagId`));
      data.interconnects?.forEach(({ interconnectId }, at) =>
        once(interconnectId, `${place}.interconnects[${at}].interconnectId`),
      );
      data.virtualInterfaces?.forEach((vif, at) =>
        once(vif.virtualInterfaceId, `${place}.virtualInterfaces[${at}].virtualInterfaceId`),
      );
      data.connections?.forEach((connection, at) => {
        once(connection.connectionId, `${place}.connections[${at}].connectionId`);
        const wrong = wrongReference(connection, lags, ports);
        if (wrong) {
          const [field, expected] = wrong;
          throw new DataFileProblem(
            `${path}: ${place}.connections[${at}].${field}: expected ${expected(place)}`,
          );
        }
      });
    }
  });
}

/** The ids of all interconnects and LAGs in the file, whatever their account. */
function partnerPorts(file: DataFile): ReadonlySet<string> {
  const regions = file.accounts.flatMap((account) => Object.values(account.regions ?? {}));
  const interconnects = regions.flatMap((region) => region.interconnects ?? []);
  const lags = regions.flatMap((region) => region.lags ?? []);
  const ids = [
    ...interconnects.map(({ interconnectId }) => interconnectId),
    ...lags.map(({ lagId }) => lagId),
  ];
  return new Set(ids.filter((id) => id !== undefined));
}

/** The field of a connection that refers to something missing, and what it should refer to. */
function wrongReference(
  { lagId, interconnectId, parentId }: ConnectionData,
  lags: ReadonlySet<string>,
  ports: ReadonlySet<string>,
): [field: string, expected: (place: string) => string] | undefined {
  if (lagId !== undefined && !lags.has(lagId)) {
    return ['lagId', (place) => `the lagId of a LAG in ${place}.lags`];
  }
  if (interconnectId !== undefined && !ports.has(interconnectId)) {
    return ['interconnectId', () => 'the interconnectId of an interconnect in the file'];
  }
  if (parentId !== undefined && !ports.has(parentId))
    return ['parentId', () => 'the lagId of a LAG in the file'];
  return undefined;
}
