import { copyFile, mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { projectRoot, testResults } from '../host/paths';
import { setColorScheme } from './themes';
import type { ThemePair } from './themes';

/** Where the screenshots of the last tour are. */
export const pictures = join(testResults, 'tour');

/** A picture that the project shows. */
interface Published {
  /** Below media/, without the kind of theme and the ending. */
  file: string;
  /** The scene, as a walk calls it. */
  scene: string;
  kinds: readonly string[];
  /** The part of the window to show, in pixels; all of it when left out. */
  clip?: { x: number; y: number; width: number; height: number };
}

const both = ['light', 'dark'];

/** Every picture of the README and the walkthrough. */
const published: readonly Published[] = [
  { file: 'readme-form', scene: '6-filled-form', kinds: ['dark'] },
  { file: 'readme-configuration', scene: '7-configuration', kinds: ['light'] },
  {
    file: 'walkthrough/profiles',
    scene: '2-tree',
    kinds: both,
    clip: { x: 0, y: 30, width: 482, height: 430 },
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
    clip: { x: 482, y: 30, width: 798, height: 300 },
  },
  {
    file: 'walkthrough/undo',
    scene: '10-delete',
    kinds: both,
    clip: { x: 240, y: 30, width: 798, height: 300 },
  },
];

/** Bytes that a picture may have at most: it travels in the package. */
const MOST = 150_000;

/** Takes pictures of the window in both themes of the pair, as `scene-kind.png`, and those that are published of it. */
export async function takePictures(page: Page, pair: ThemePair, scene: string): Promise<void> {
  // Away from whatever would show a tooltip.
  await page.mouse.move(640, 15);
  for (const scheme of ['dark', 'light'] as const) {
    await setColorScheme(page, pair, scheme);
    const { kind } = pair[scheme];
    await page.screenshot({ path: join(pictures, `${scene}-${kind}.png`), caret: 'hide' });
    for (const { file, clip } of published.filter((one) => one.scene === scene && one.kinds.includes(kind))) {
      const path = join(pictures, 'media', `${file}-${kind}.png`);
      await page.screenshot({ path, caret: 'hide', ...(clip && { clip }) });
    }
  }
}

/** Copies what the tour saw to media/, where the README and the walkthrough show it. */
export async function publishPictures(): Promise<void> {
  for (const name of published.flatMap(({ file, kinds }) => kinds.map((kind) => `${file}-${kind}.png`))) {
    const [seen, shown] = [join(pictures, 'media', name), join(projectRoot, 'media', name)];
    const { size } = await stat(seen);
    if (size > MOST) throw new Error(`${name} has ${size} bytes, which is more than ${MOST}.`);
    await mkdir(dirname(shown), { recursive: true });
    await copyFile(seen, shown);
    console.log(`media/${name}  ${Math.round(size / 1000)} KB`);
  }
}
