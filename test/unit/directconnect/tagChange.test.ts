import { deepEqual, equal, match } from 'node:assert/strict';
import {
  changeProblem,
  commonTags,
  differences,
  tagProblem,
  tagsIn,
  toDo,
} from '../../../src/directconnect/tagChange';
import type { TagChange, Tags } from '../../../src/directconnect/tagChange';

const tags = (values: Record<string, string>): Tags => new Map(Object.entries(values));
const change = (set: Record<string, string>, ...remove: string[]): TagChange => ({
  set: tags(set),
  remove: new Set(remove),
});
const many = (count: number) =>
  tags(Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, ''])));

describe('a change of tags', () => {
  const one = tags({ team: 'core', env: 'prod' });
  const other = tags({ team: 'edge', env: 'prod', cost: '' });

  it('reads the tags of a resource, with and without values', () => {
    deepEqual(tagsIn([{ key: 'team', value: 'core' }, { key: 'bare' }]), tags({ team: 'core', bare: '' }));
    deepEqual(tagsIn(undefined), new Map());
  });

  it('sends a resource only what it does not have already', () => {
    const asked = change({ team: 'edge', site: 'nyc' }, 'cost', 'none');
    deepEqual(toDo(one, asked), {
      set: [
        ['team', 'edge'],
        ['site', 'nyc'],
      ],
      remove: [],
    });
    deepEqual(toDo(other, asked), { set: [['site', 'nyc']], remove: ['cost'] });
    deepEqual(toDo(one, change({ team: 'core' })), { set: [], remove: [] });
  });

  it('starts from the values that all resources agree on', () => {
    deepEqual(
      commonTags([one, other]),
      new Map([
        ['team', undefined],
        ['env', 'prod'],
        ['cost', ''],
      ]),
    );
    const third = tags({ team: 'core' });
    equal(commonTags([one, other, third]).get('team'), undefined, 'a third resource does not decide it');
  });

  it('is shown as what is added, changed and removed', () => {
    deepEqual(differences([one], change({ site: 'nyc', team: 'edge', env: 'prod' }, 'cost')), [
      '+ site = nyc',
      '~ team: core → edge',
    ]);
    deepEqual(differences([one], change({}, 'env')), ['− env = prod']);
  });

  it('is shown with the number of resources that it concerns', () => {
    deepEqual(differences([one, other], change({ team: 'edge', cost: '5' }, 'env')), [
      '~ team: core → edge (1 of 2 resources)',
      '+ cost = 5 (1 of 2 resources)',
      '~ cost: (no value) → 5 (1 of 2 resources)',
      '− env (2 of 2 resources)',
    ]);
  });

  it('is shown without invisible characters', () => {
    const [line = ''] = differences([tags({ team: 'a\u202Eb' })], change({ team: 'c' }));
    match(line, /^~ team: /);
    equal(line.includes('\u202E'), false);
  });
});

describe('tags that AWS does not accept', () => {
  it('have keys that are reserved for AWS, in any case', () => {
    for (const key of ['aws:team', 'AWS:team']) match(tagProblem(key, '') ?? '', /reserved for AWS/);
    equal(tagProblem('awsteam', ''), undefined);
  });

  it('have lengths outside AWS’s limits, counted in characters', () => {
    match(tagProblem('', 'value') ?? '', /1 to 128/);
    equal(tagProblem('k'.repeat(128), 'v'.repeat(256)), undefined);
    match(tagProblem('k'.repeat(129), '') ?? '', /1 to 128/);
    match(tagProblem('k', 'v'.repeat(257)) ?? '', /at most 256/);
    equal(tagProblem('𝒌'.repeat(128), ''), undefined, 'two code units are one character');
  });

  it('contain characters that AWS refuses', () => {
    equal(tagProblem('größe:_.:/=+-@ ü', '北京 1'), undefined);
    for (const text of ['a;b', 'a\nb', '<b>', 'a*']) {
      match(tagProblem(text, '') ?? '', /only contain/);
      match(tagProblem('key', text) ?? '', /only contain/);
    }
  });

  it('include a 51st tag on any of the resources, not counting removed ones', () => {
    equal(changeProblem([many(49)], change({ new: '' })), undefined);
    match(changeProblem([many(1), many(50)], change({ new: '' })) ?? '', /at most 50 tags/);
    equal(changeProblem([many(50)], change({ new: '' }, 'k0')), undefined);
    equal(changeProblem([many(50)], change({ k0: 'other' })), undefined);
  });
});
