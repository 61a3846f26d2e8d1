import { deepEqual, ok } from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { operations } from '../../src/aws/operations';

/** The actions of every statement in the README, such as `directconnect:TagResource`. */
function actionsInReadme(): Set<string> {
  const readme = readFileSync('README.md', 'utf8');
  const blocks = [...readme.matchAll(/```json\n(.*?)```/gs)].map(([, block = '']) => block);
  return new Set(blocks.flatMap((block) => block.match(/(?<=")(?:directconnect|iam):\w+(?=")/g) ?? []));
}

/** The Direct Connect reads that the code names, wherever it sends them. */
function readsInCode(): Set<string> {
  const sources = readdirSync('src/aws', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith(join('transport', 'answers')))
    .map((file) => readFileSync(join('src/aws', file), 'utf8'));
  return new Set(
    sources.flatMap((source) => source.match(/(?<=')(?:Describe|ListVirtualInterface)\w+(?=')/g) ?? []),
  );
}

describe('the permissions in the README', () => {
  it('are exactly those that the extension needs', () => {
    const reads = [...readsInCode()];
    ok(reads.length > 8, reads.join());
    const sent = [...operations.keys(), ...reads].map((name) => `directconnect:${name}`);
    deepEqual([...actionsInReadme()].sort(), [...new Set([...sent, 'iam:ListAccountAliases'])].sort());
  });
});
