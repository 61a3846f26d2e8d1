import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** How many colors a picture may have, and how many of them are the most frequent ones. */
const COLOURS = { all: 64, frequent: 24 };

/**
 * Writes a screenshot with a palette: a third of the bytes without a visible difference, since an editor's window has
 * few colors except at the edges of letters. (PNG: ISO/IEC 15948.)
 * @param png as browsers write it: eight bits per channel, not interlaced.
 */
export function withPalette(png: Buffer): Buffer {
  const { width, height, channels, data } = readPng(png);
  const pixels = unfiltered(data, width * channels, channels);
  const colours = countColours(pixels, channels);
  const palette = paletteOf(colours);
  const indices = new Map([...colours.keys()].map((colour) => [colour, nearest(palette, colour)]));

  const rows = Buffer.alloc((width + 1) * height);
  for (let at = 0, pixel = 0; pixel < width * height; pixel++) {
    if (pixel % width === 0) rows[at++] = 0;
    rows[at++] = indices.get(colourAt(pixels, pixel * channels)) ?? 0;
  }
  // Eight bits per pixel, which are an index into the palette.
  const header = Buffer.concat([bigEndian(width), bigEndian(height), Buffer.from([8, 3, 0, 0, 0])]);
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', header),
    chunk(
      'PLTE',
      Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])),
    ),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function readPng(png: Buffer): { width: number; height: number; channels: number; data: Buffer } {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return {
    width: png.readUInt32BE(16),
    height: png.readUInt32BE(20),
    channels: png[25] === 6 ? 4 : 3,
    data: inflateSync(Buffer.concat(parts)),
  };
}

/** Reverses the filter of each row, which predicts a byte from those to its left, above it, and between the two. */
function unfiltered(data: Buffer, stride: number, channels: number): Buffer {
  const rows = data.length / (stride + 1);
  const out = Buffer.alloc(stride * rows);
  for (let row = 0; row < rows; row++) {
    const filter = data[row * (stride + 1)] ?? 0;
    for (let column = 0; column < stride; column++) {
      const at = row * stride + column;
      const left = column < channels ? 0 : (out[at - channels] ?? 0);
      const above = row === 0 ? 0 : (out[at - stride] ?? 0);
      const corner = row === 0 || column < channels ? 0 : (out[at - stride - channels] ?? 0);
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0;
      out[at] = (data[row * (stride + 1) + 1 + column] ?? 0) + guess;
    }
  }
  return out;
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner;
  const toLeft = Math.abs(guess - left);
  const toAbove = Math.abs(guess - above);
  const toCorner = Math.abs(guess - corner);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}

function colourAt(pixels: Buffer, at: number): number {
  return pixels.readUIntBE(at, 3);
}

function countColours(pixels: Buffer, channels: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += channels) {
    const colour = colourAt(pixels, at);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return counts;
}

/** The most frequent colors, then those farthest from all previous ones, so that a small red icon stays red. */
function paletteOf(counts: ReadonlyMap<number, number>): number[] {
  const all = [...counts.keys()].sort((one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0));
  const palette = all.slice(0, COLOURS.frequent);
  const distances = new Map(
    all.map((colour) => [colour, Math.min(...palette.map((one) => distance(one, colour)))]),
  );
  while (palette.length < Math.min(COLOURS.all, all.length)) {
    const [farthest] = [...distances].reduce((one, other) => (other[1] > one[1] ? other : one));
    palette.push(farthest);
    for (const [colour, before] of distances)
      distances.set(colour, Math.min(before, distance(farthest, colour)));
  }
  return palette;
}

function nearest(palette: readonly number[], colour: number): number {
  let [best, bestDistance] = [0, Infinity];
  palette.forEach((candidate, index) => {
    const far = distance(candidate, colour);
    if (far < bestDistance) [best, bestDistance] = [index, far];
  });
  return best;
}

/** The square of the distance between two colors. */
function distance(one: number, other: number): number {
  return [16, 8, 0].reduce((sum, shift) => sum + (((one >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  return Buffer.concat([bigEndian(data.length), body, bigEndian(crc32(body))]);
}

function bigEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
