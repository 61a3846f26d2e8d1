import { deepEqual, equal, ok } from 'node:assert/strict';
import { readModel, shapeOf } from '../../../../../model/model';
import type { Model } from '../../../../../model/model';
import { guarantees } from '../../../../../src/aws/transport/answers/guarantees';
import { AnswerReader } from '../../../../../src/aws/transport/answers/reading';
import type { OperationName } from '../../../../../src/directconnect/api';
import { samples } from '../../../../support/samples';
import type { Sample } from '../../../../support/samples';
import { numbers, corrupt } from './corrupt';
import type { Json } from './corrupt';

/** How many corrupted answers of each operation are read. */
const EACH = 100;

type Fields = Readonly<Record<string, unknown>>;

/** Where a value contradicts the service model. */
function contradictions(model: Model, name: string, value: unknown, path: string): string[] {
  const { type, members = {}, required = [], member } = shapeOf(model, name);
  if (member) {
    if (!Array.isArray(value)) return [path];
    return value.flatMap((row, at) => contradictions(model, member.shape, row, `${path}.${at}`));
  }
  if (type === 'structure') {
    const fields = value as Fields;
    return [
      ...required.filter((field) => !(field in fields)).map((field) => `${path}.${field}`),
      ...Object.entries(members).flatMap(([field, { shape }]) =>
        field in fields ? contradictions(model, shape, fields[field], `${path}.${field}`) : [],
      ),
    ];
  }
  const holds = {
    timestamp: () => !Number.isNaN((value as Date).getTime()),
    boolean: () => typeof value === 'boolean',
    integer: () => Number.isSafeInteger(value),
    long: () => Number.isSafeInteger(value),
  };
  const test = type in holds ? holds[type as keyof typeof holds] : () => typeof value === 'string';
  return test() ? [] : [path];
}

const at = (path: string, answer: Fields): unknown =>
  path.split('.').reduce<unknown>((value, field) => (value as Fields)[field], answer);

describe('the reader of answers', () => {
  let model: Model;
  let all: ReadonlyMap<OperationName, Sample>;
  const reader = new AnswerReader();
  before(async () => {
    model = await readModel();
    all = await samples();
  });

  it('accepts nothing that contradicts the model, for any operation', () => {
    let read = 0;
    for (const [operation, { answer }] of all) {
      const output = model.operations[operation]?.output?.shape ?? '';
      for (let seed = 0; seed < EACH; seed++) {
        const corrupted = corrupt(numbers(seed), structuredClone(answer) as Json);
        const found = reader.read(operation, JSON.parse(JSON.stringify(corrupted)));
        if (!found) continue;
        read++;
        deepEqual(contradictions(model, output, found.fields, operation), [], `seed ${seed}`);
        for (const path of guarantees[operation]) ok(at(path, found.fields) !== undefined, path);
      }
    }
    ok(read > all.size, `${read} were read`);
  });

  it('leaves out and counts a row without a field that the model requires', () => {
    const resourceTags = [{ resourceArn: 'arn:aws:x', tags: [{ value: 'no key' }, { key: 'a' }] }];
    const found = reader.read('DescribeTags', { resourceTags });
    deepEqual(found?.fields, { resourceTags: [{ resourceArn: 'arn:aws:x', tags: [{ key: 'a' }] }] });
    equal(found.leftOut, 1);
  });

  it('reads the time at which a route was installed', () => {
    const routes = [{ cidr: '10.0.0.0/8', routeInstalledAt: 1_700_000_000 }];
    const found = reader.read('ListVirtualInterfaceRoutes', { routes });
    deepEqual(found?.fields, {
      routes: [{ cidr: '10.0.0.0/8', routeInstalledAt: new Date(1_700_000_000_000) }],
    });
  });
});
