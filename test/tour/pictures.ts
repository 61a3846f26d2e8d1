import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot, testResults } from '../host/paths';
import { withPalette } from './palettePng';
import { inBothThemes } from './themes';
import type { ThemePair } from './themes';

/** Where the screenshots of the last tour are. */
export const pictures = join(testResults, 'tour');

/** A picture that the project shows. */
interface Published {
  /** Below media/, without the kind of theme and the extension. */
  file: string;
  /** The scene, by its name in a walk. */
  scene: string;
  kinds: readonly string[];
  /** The size of the window in pixels, where the usual one does not fit. */
  size?: { width?: number; height?: number };
  /** The part of the window to show, in pixels; the whole window if left out. */
  clip?: { x: number; y: number; width: number; height: number };
}

const both = ['light', 'dark'];

/** Every picture of the README and the walkthrough. */
const published: readonly Published[] = [
  { file: 'readme-form', scene: '6-filled-form', kinds: ['dark'], size: { height: 1260 } },
  {
    file: 'readme-configuration',
    scene: '9-router',
    kinds: ['light'],
    size: { width: 1700, height: 960 },
    clip: { x: 1090, y: 30, width: 610, height: 900 },
  },
  {
    file: 'walkthrough/profiles',
    scene: '2-tree',
    kinds: both,
    clip: { x: 0, y: 30, width: 482, height: 452 },
  },
  {
    file: 'walkthrough/explore',
    scene: '1-welcome',
    kinds: both,
    clip: { x: 0, y: 30, width: 482, height: 300 },
  },
  {
    file: 'walkthrough/allocate',
    scene: '4-wrong-field',
    kinds: both,
    clip: { x: 482, y: 30, width: 798, height: 430 },
  },
  {
    file: 'walkthrough/configure',
    scene: '7-configuration',
    kinds: both,
    size: { width: 1700 },
    clip: { x: 1090, y: 30, width: 610, height: 300 },
  },
  {
    file: 'walkthrough/undo',
    scene: '10-delete',
    kinds: both,
    clip: { x: 0, y: 0, width: 946, height: 290 },
  },
];

/** Gives the window another size, and waits until the editor fills it. */
async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  const { width, height } = size;
  await page.waitForFunction(
    `((one) => one.clientWidth === ${width} && one.clientHeight === ${height})(document.querySelector('.monaco-workbench'))`,
  );
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
}

/** Takes a picture for the project. */
async function publish(page: Page, { file, size, clip }: Published, kind: string): Promise<void> {
  const usual = page.viewportSize();
  if (size && usual) await resize(page, { ...usual, ...size });
  const path = join(pictures, 'media', `${file}-${kind}.png`);
  await page.screenshot({ path, caret: 'hide', ...(clip && { clip }) });
  if (size && usual) await resize(page, usual);
}

/**
 * Takes pictures of the window in both themes of the pair, as `scene-kind.png`, and those of them that the project
 * shows.
 */
export async function takePictures(page: Page, pair: ThemePair, scene: string): Promise<void> {
  // Moves the pointer away from anything that would show a tooltip.
  await page.mouse.move(640, 15);
  await inBothThemes(page, pair, async ({ kind }) => {
    await page.screenshot({ path: join(pictures, `${scene}-${kind}.png`), caret: 'hide' });
    for (const one of published.filter(({ scene: its, kinds }) => its === scene && kinds.includes(kind))) {
      await publish(page, one, kind);
    }
  });
}

/** Called in a walk: takes a picture of its window after a step that fails. */
export function keepPicturesOfFailures(page: () => Page | undefined): void {
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    const name = `failed-${this.currentTest.fullTitle()}`.replace(/[^\w-]+/g, '-').slice(0, 100);
    await page()?.screenshot({ path: join(pictures, `${name}.png`) });
  });
}

/**
 * Copies the tour's pictures to media/, where the README and the walkthrough show them. Those of the walkthrough are in
 * the package.
 */
export async function publishPictures(): Promise<void> {
  for (const name of published.flatMap(({ file, kinds }) => kinds.map((kind) => `${file}-${kind}.png`))) {
    const target = join(projectRoot, 'media', name);
    const picture = withPalette(await readFile(join(pictures, 'media', name)));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, picture);
    console.log(`media/${name}  ${Math.round(picture.length / 1000)} KB`);
  }
}
