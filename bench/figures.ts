/** A measured value, as the table and the result file show it. */

export interface Figure {
  readonly name: string;
  readonly unit: 'ms' | 'KB' | 'times' | '';
  /** The median if there are several samples. */
  readonly value: number;
  readonly lowest?: number;
  readonly highest?: number;
  readonly samples?: number;
  /** The value should not exceed it. A figure without a goal is there to explain another. */
  readonly goal?: number;
  readonly met?: boolean;
}

/** @param samples in milliseconds. */
export function timeFigure(name: string, samples: readonly number[], goal?: number): Figure {
  const value = median(samples);
  return {
    name,
    unit: 'ms',
    value: rounded(value),
    lowest: rounded(Math.min(...samples)),
    highest: rounded(Math.max(...samples)),
    samples: samples.length,
    ...(goal !== undefined && { goal: rounded(goal), met: value <= goal }),
  };
}

/** The ratio of two medians, of samples taken in turn. It hardly depends on how fast the machine is. */
export function ratioFigure(
  name: string,
  ours: readonly number[],
  theirs: readonly number[],
  goal?: number,
): Figure {
  const value = median(ours) / median(theirs);
  const pairs = ours.map((sample, at) => sample / (theirs[at] ?? NaN));
  return {
    name,
    unit: 'times',
    value: hundredths(value),
    lowest: hundredths(Math.min(...pairs)),
    highest: hundredths(Math.max(...pairs)),
    samples: pairs.length,
    ...(goal !== undefined && { goal, met: value <= goal }),
  };
}

/** @param size in KB, like the goal. */
export function sizeFigure(name: string, size: number, goal?: number): Figure {
  return { name, unit: 'KB', value: rounded(size), ...(goal !== undefined && { goal, met: size < goal }) };
}

export function countFigure(name: string, count: number, goal: number): Figure {
  return { name, unit: '', value: count, goal, met: count <= goal };
}

function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new Error('There are no samples.');
  return (low + high) / 2;
}

const rounded = (value: number) => Math.round(value * 10) / 10;
const hundredths = (value: number) => Math.round(value * 100) / 100;

const digits = (unit: Figure['unit']) => (unit === 'times' ? 2 : 1);

/** The figures as a table in plain text. */
export function table(figures: readonly Figure[]): string {
  const rows = [
    ['figure', 'value', 'range', 'goal', ''],
    ...figures.map(({ name, unit, value, lowest, highest, goal, met }) => [
      name,
      `${value.toFixed(digits(unit))} ${unit}`,
      lowest === undefined || highest === undefined
        ? ''
        : `${lowest.toFixed(digits(unit))} – ${highest.toFixed(digits(unit))}`,
      goal === undefined ? '' : `${goal} ${unit}`,
      met === undefined ? '' : met ? 'met' : 'NOT MET',
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return column === 0 ? cell.padEnd(width) : cell.padStart(width);
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
