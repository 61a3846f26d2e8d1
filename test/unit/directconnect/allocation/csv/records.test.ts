import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { readRecords, separatorOf } from '../../../../../src/directconnect/allocation/csv/records';
import type { Separator } from '../../../../../src/directconnect/allocation/csv/records';
import { csvCell, plainCell } from '../../../../../src/directconnect/export/csv';

function read(text: string, separator: Separator) {
  const records = readRecords(text, separator);
  const rows: (readonly string[])[] = [];
  const lines: number[] = [];
  for (;;) {
    const next = records.next();
    if (next.done) return { rows, lines, problem: next.value };
    rows.push(next.value.cells);
    lines.push(next.value.line);
  }
}

/** How csv-parse, another parser, reads a text; undefined if it rejects it. */
function otherReading(text: string, delimiter: Separator): string[][] | undefined {
  try {
    return parse(text, {
      ...{ delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false },
      record_delimiter: ['\r\n', '\n', '\r'],
    });
  } catch {
    return undefined;
  }
}

const separators = fc.constantFrom<Separator[]>(',', ';', '\t');
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

describe('records of a CSV file', () => {
  it('are read as they were written, with any separator, line ends and quotation marks', () => {
    const cell = fc.string({ unit: fc.constantFrom(...Array.from('ab ,;\t"\r\n=é#')) });
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, separators, fc.constantFrom('\n', '\r\n', '\r'), (rows, separator, end) => {
        const text = rows.map((cells) => cells.map(quoted).join(separator)).join(end);
        const { rows: found, lines, problem } = read(text, separator);
        assert.equal(problem, undefined);
        assert.deepEqual(found, rows);
        // Each row begins after all line ends of the rows before it.
        const begun = rows.map((_, at) => {
          const before = rows.slice(0, at).map((cells) => cells.map(quoted).join(separator) + end);
          return (before.join('').match(/\r\n?|\n/g)?.length ?? 0) + 1;
        });
        // Only in quotation marks could the line end of a row join with the first character of the next, so never here.
        assert.deepEqual(lines, begun);
      }),
    );
  });

  it('are read as csv-parse reads them, whatever the text', () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from('ab,;"\n')), maxLength: 24 });
    let compared = 0;
    fc.assert(
      fc.property(text, separators, (some, separator) => {
        const { rows, problem } = read(some, separator);
        const other = otherReading(some, separator);
        if (problem || !other) return;
        assert.deepEqual(rows, other);
        compared += 1;
      }),
      { numRuns: 2000 },
    );
    assert.ok(compared > 500, `both can read only ${compared}`);
  });

  it('are read in time proportional to the text', () => {
    const cell = `"${'x""'.repeat(200_000)}"`;
    const { rows, problem } = read(`a,b\n${cell},1\n`, ',');
    assert.deepEqual([rows.length, rows[1]?.[0]?.length, problem], [2, 400_000, undefined]);
  });

  it('may have comments between them, which may contain anything', () => {
    const { rows, lines } = read('# one, "two\na,b\r\n#\r\nc,"d\ne"\n# end', ',');
    assert.deepEqual(rows, [
      ['a', 'b'],
      ['c', 'd\ne'],
    ]);
    assert.deepEqual(lines, [2, 4]);
  });

  for (const [name, text, line, words] of [
    ['that is never closed', 'a,b\nc,"d\ne,f\n', 2, /never closed/],
    ['with text after it', 'a,b\r\nc,"d"e\r\n', 2, /follows a closing/],
    ['with text after it, below a cell of two lines', '"a\rb",c\r"d" ,e', 3, /follows a closing/],
  ] as const) {
    it(`end at a quotation mark ${name}, with its line`, () => {
      const { problem } = read(text, ',');
      assert.equal(problem?.line, line);
      assert.match(problem.message, words);
    });
  }

  it('have the separator of the header line', () => {
    assert.equal(separatorOf('\n# a,b,c\n"# a,b,c,d"\nRequest;Name;"VLAN"\n1,2,3,4'), ';');
    assert.equal(separatorOf('a\tb\r1,2,3'), '\t');
    assert.equal(separatorOf('a,b;c,d'), ',');
    assert.equal(separatorOf(''), ',');
  });

  it('restore what an export has escaped', () => {
    const cell = fc.string({ unit: fc.constantFrom(...Array.from('a=+-@;\t "')) });
    fc.assert(
      fc.property(cell, (text) => {
        // An apostrophe from before can't be distinguished from one that was added.
        assert.equal(plainCell(read(csvCell(text), ',').rows[0]?.[0] ?? ''), text);
      }),
    );
  });
});
