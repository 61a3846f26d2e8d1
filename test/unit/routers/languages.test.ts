import { deepEqual, equal, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { formats } from '../../../src/routers/formats';
import { render } from '../../../src/routers/writer';
import { examplesOf, formatIds } from './examples';

interface Pattern {
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly patterns?: readonly Pattern[];
}

interface Manifest {
  readonly contributes: {
    readonly languages: {
      readonly id: string;
      readonly filenamePatterns: string[];
      readonly configuration: string;
    }[];
    readonly grammars: { readonly language: string; readonly scopeName: string; readonly path: string }[];
  };
}

const { languages, grammars } = (JSON.parse(readFileSync('package.json', 'utf8')) as Manifest).contributes;
/** The formats for which VS Code has a language. */
const KNOWN = ['json', 'yml'];
/** AWS's own text for a router type has one of these languages. */
const BY_AWS = ['aws.cfg', 'aws.conf'];
const patternsIn = ({ patterns = [], ...own }: Pattern): string[] => [
  ...[own.match, own.begin, own.end].flatMap((pattern) => pattern ?? []),
  ...patterns.flatMap(patternsIn),
];

describe('the languages of router configurations', () => {
  it('are exactly one for each format for which VS Code has none', () => {
    const patterns = languages.flatMap(({ filenamePatterns }) => filenamePatterns).sort();
    const suffixes = [
      ...Object.values(formats).flatMap(({ ending }) => (KNOWN.includes(ending) ? [] : [ending])),
      ...BY_AWS,
    ];
    // For a saved file, and for a document, whose name is in a folder named after the ID.
    deepEqual(patterns, suffixes.flatMap((suffix) => [`dxvif-*.${suffix}`, `**/dxvif-*/*.${suffix}`]).sort());
  });

  it('have a grammar and a configuration each', () => {
    deepEqual(
      grammars.map(({ language }) => language),
      languages.map(({ id }) => id),
    );
    for (const { configuration } of languages) ok(existsSync(configuration), configuration);
  });

  for (const { language, scopeName, path } of grammars) {
    it(`${language}: every pattern of its grammar is valid, and matches something in a configuration`, () => {
      const grammar = JSON.parse(readFileSync(path, 'utf8')) as Pattern & { scopeName: string };
      equal(grammar.scopeName, scopeName);
      const { filenamePatterns = [] } = languages.find(({ id }) => id === language) ?? {};
      const texts = formatIds
        .filter((format) => filenamePatterns.includes(`dxvif-*.${formats[format].ending}`))
        .flatMap((format) =>
          examplesOf(format).map(({ described, options }) =>
            render({ described, format, options, revealed: true }),
          ),
        );
      for (const pattern of patternsIn(grammar)) {
        const expression = new RegExp(pattern, 'm');
        // An escape in quotes only occurs with unusual keys.
        ok(pattern === '\\\\.' || texts.some((text) => expression.test(text)), pattern);
      }
    });
  }
});
