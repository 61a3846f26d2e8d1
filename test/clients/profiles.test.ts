import { deepEqual, ok } from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProblemKind } from '../../src/aws/profiles/profiles';
import { SharedProfiles } from '../../src/aws/profiles/sharedProfiles';
import type { SharedFile } from '../../src/aws/profiles/sharedFile';
import { CLEAN_ENVIRONMENT, DEBIAN_PYTHON, needAwsCli } from './awsCli';
import { generatedFiles } from './generatedFiles';
import type { GeneratedFiles } from './generatedFiles';

type Settings = Record<string, string | Record<string, string>>;
type Refused = { readonly refused: string };
interface Answer {
  readonly raw: readonly ({ readonly sections: Record<string, Settings> } | Refused)[];
  readonly full:
    { readonly profiles: Record<string, Settings>; readonly sessions: Record<string, Settings> } | Refused;
}

/** All files in one run, since starting Python for each would take minutes. */
function askBotocore(cases: readonly GeneratedFiles[]): Promise<Answer[]> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      DEBIAN_PYTHON,
      [join(__dirname, 'readFiles.py')],
      { env: CLEAN_ENVIRONMENT, maxBuffer: 256 * 1024 * 1024 },
      (error, stdout, errors) => {
        if (error) reject(new Error(errors, { cause: error }));
        else resolve(JSON.parse(stdout) as Answer[]);
      },
    );
    child.stdin?.end(
      JSON.stringify(
        cases.map(({ config, credentials }) => [config.toString('base64'), credentials.toString('base64')]),
      ),
    );
  });
}

/** Problems that make the AWS CLI reject a file. */
const REFUSED: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  'line',
  'header',
  'repeatedSection',
  'repeatedSetting',
  'bom',
  'encoding',
]);

const plain = ({ value, nested }: { value: string; nested?: ReadonlyMap<string, string> }) =>
  nested ? new Map(nested) : value;
const asMap = (settings: Settings) =>
  new Map(
    Object.entries(settings)
      .map(
        ([name, value]) =>
          [name, typeof value === 'string' ? value : new Map(Object.entries(value))] as const,
      )
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
const sorted = <Value>(map: Map<string, Value>) =>
  new Map([...map].sort(([one], [other]) => (one < other ? -1 : 1)));

/** The sections of one file with all their settings, including those of `[DEFAULT]`. */
const sectionsOf = ({ ini }: SharedFile) =>
  new Map(
    [...ini.sections].map(([header, { settings }]) => [
      header,
      sorted(
        new Map([...ini.defaults.settings, ...settings].map(([name, setting]) => [name, plain(setting)])),
      ),
    ]),
  );

/**
 * The only case in which we report a file as broken that the AWS CLI reads: to the CLI, `[a=b` is a setting named `[a`.
 * What follows would belong to another profile, so we treat the line as the header that it was meant to be.
 */
const isHeaderWithDelimiter = (content: Buffer) =>
  /(^|[\r\n])\s*\[[^\]\r\n]*[=:][^\]\r\n]*(?=[\r\n]|$)/.test(content.toString('utf8')) ||
  /(^|[\r\n])\s*\[\]\s*[=:]/.test(content.toString('utf8'));

describe('profiles compared with botocore’s', () => {
  let folder: string;
  before(async function () {
    needAwsCli(this);
    folder = await mkdtemp(join(tmpdir(), 'dx-oracle-'));
  });
  after(async () => {
    if (folder) await rm(folder, { recursive: true });
  });

  const read = async ({ config, credentials }: GeneratedFiles) => {
    const files = { configFile: join(folder, 'config'), credentialsFile: join(folder, 'credentials') };
    await writeFile(files.configFile, config);
    await writeFile(files.credentialsFile, credentials);
    return SharedProfiles.read(files);
  };

  for (const seed of [1, 2]) {
    it(`are the same in 400 generated pairs of files (seed ${seed}), or have a reported problem`, async function () {
      this.timeout(120_000);
      const cases = generatedFiles(400, seed);
      const answers = await askBotocore(cases);
      const seen = { read: 0, refused: 0, profiles: 0 };
      for (const [index, files] of cases.entries()) {
        const answer = answers[index];
        ok(answer);
        const shared = await read(files);
        const where = JSON.stringify(
          { config: files.config.toString('utf8'), credentials: files.credentials.toString('utf8') },
          undefined,
          1,
        );
        for (const [part, [ours, content]] of (
          [
            [shared.config, files.config],
            [shared.credentials, files.credentials],
          ] as const
        ).entries()) {
          const raw: Answer['raw'][number] | undefined = answer.raw[part];
          ok(raw);
          const named = ours.problems.filter(({ kind }) => REFUSED.has(kind));
          if ('refused' in raw) {
            seen.refused += 1;
            ok(named.length > 0, `botocore reports ${raw.refused}, but we report nothing in ${where}`);
          } else if (isHeaderWithDelimiter(content)) {
            ok(named.length > 0, where);
          } else {
            seen.read += 1;
            deepEqual(named, [], where);
            deepEqual(
              sectionsOf(ours),
              new Map(Object.entries(raw.sections).map(([header, settings]) => [header, asMap(settings)])),
              where,
            );
          }
        }
        const { full } = answer;
        const isOther = isHeaderWithDelimiter(files.config) || isHeaderWithDelimiter(files.credentials);
        if ('refused' in full || isOther) continue;
        // Only we list profiles whose name has spaces but no quotation marks, and those without a name are left out.
        const names = shared.names.filter((name) => shared.isKnownToCli(name));
        deepEqual(
          names.sort(),
          Object.keys(full.profiles)
            .filter((name) => name !== '')
            .sort(),
          where,
        );
        for (const name of shared.names) {
          if (shared.isKnownToCli(name)) continue;
          ok(
            shared.problems().some(({ kind, about }) => kind === 'blanks' && about === name),
            where,
          );
        }
        for (const name of names) {
          seen.profiles += 1;
          const theirs = asMap(full.profiles[name] ?? {});
          for (const [setting, value] of theirs) {
            const found = shared.find(name, setting);
            deepEqual(found && plain(found), value, `${name}.${setting} of ${where}`);
          }
          const { values } = shared.settings(name) ?? {};
          for (const [setting, value] of values ?? [])
            deepEqual(value, theirs.get(setting), `${name}.${setting} of ${where}`);
        }
        for (const [name, settings] of Object.entries(full.sessions)) {
          if (name === '') continue;
          ok(shared.session(name), where);
          deepEqual(shared.session(name)?.get('sso_region'), settings.sso_region, where);
        }
      }
      // Most files are read and many are not, so both cases are tested.
      ok(seen.read > 250 && seen.refused > 100 && seen.profiles > 400, JSON.stringify(seen));
    });
  }
});
