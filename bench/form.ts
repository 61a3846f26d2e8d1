/**
 * What users wait for in the form's page, in a real Chromium: until it can be used, and from a key press to the
 * verdict.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { emptyDraft } from '../src/directconnect/allocation/draft';
import { versioned } from '../src/views/allocation/messages';
import { pageHtml } from '../src/views/allocation/page';
import { launchChromium } from '../test/host/chromium';
import { projectRoot } from '../test/host/paths';
import { timeFigure } from './figures';
import type { Figure } from './figures';

const INTERFACES = 2000;
const PREFIXES = 1000;
const OPENINGS = 10;
const KEYS = 100;
/** Milliseconds from requesting the page to a form that accepts input: too short to be noticed. */
const OPEN_GOAL = 150;
/** Milliseconds of a frame at 60 frames per second. */
const FRAME = 16;

/** Replaces VS Code's API, and resolves a promise when the form's first field accepts input and has been drawn. */
const STAND_IN = `
  window.acquireVsCodeApi = () => ({ getState: () => undefined, setState() {}, postMessage() {} });
  window.interactive = new Promise((resolve) => {
    const look = () => {
      const field = document.getElementById('ownerAccount');
      if (!field?.updateComplete) requestAnimationFrame(look);
      else field.updateComplete.then(() => requestAnimationFrame(() => resolve(performance.now())));
    };
    document.addEventListener('DOMContentLoaded', look);
  });
`;

/** Types into the VLAN field, and times each key press until its consequences are laid out. */
const TYPE = `(async () => {
  const field = document.getElementById('vlan');
  const input = field.wrappedElement;
  field.focus();
  const times = [];
  for (let at = 0; at < ${KEYS}; at += 1) {
    await new Promise(requestAnimationFrame);
    const begin = performance.now();
    input.value = String(1 + at * 37);
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await field.updateComplete;
    document.body.getBoundingClientRect();
    times.push(performance.now() - begin);
  }
  return times;
})()`;

function document(): string {
  const virtualInterfaces = Array.from({ length: INTERFACES }, (_, index) => ({
    virtualInterfaceId: `dxvif-${index}`,
    virtualInterfaceName: `interface-${index}`,
    type: 'transit',
    state: 'available',
    vlan: index + 1,
    asn: 65_000,
    ownerAccount: '111122223333',
    peers: [],
  }));
  return pageHtml({
    nonce: 'bench',
    cspSource: "'self'",
    scriptUri: '/form.js',
    styleUri: '/form.css',
    title: 'Allocate',
    language: 'en',
    initial: versioned({
      beginning: 'b',
      place: { profile: 'p', region: 'us-east-1', connectionId: 'dxcon-1' },
      heading: { connection: 'c', details: '' },
      network: {
        connection: { id: 'dxcon-1', kind: 'dedicated', state: 'available', ownerAccount: '444455556666' },
        virtualInterfaces,
        elsewhere: [],
        accounts: [],
      },
      pool: { prefix: '10.255.0.0/16', prefixLength: 30 },
      vlanRange: '2-4094',
      draft: {
        ...emptyDraft,
        type: 'public',
        prefixes: Array.from({ length: PREFIXES }, (_, index) => `2a00:7c80:${index.toString(16)}::/48`).join(
          '\n',
        ),
      },
    }),
  });
}

/** Serves the page and the files that it loads, on the loopback interface. */
async function serve(): Promise<{ url: string; stop(): void }> {
  const html = document();
  const files = new Map([
    ['/form.js', { type: 'text/javascript', body: await readFile(join(projectRoot, 'dist', 'form.js')) }],
    ['/form.css', { type: 'text/css', body: await readFile(join(projectRoot, 'dist', 'form.css')) }],
  ]);
  const server = createServer(({ url = '' }, response) => {
    const { type, body } = files.get(url) ?? { type: 'text/html; charset=utf-8', body: html };
    response.setHeader('content-type', type);
    response.end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, stop: () => server.close() };
}

async function opened(browser: Browser, url: string): Promise<{ page: Page; time: number }> {
  const page = await browser.newPage();
  await page.addInitScript(STAND_IN);
  await page.goto(url);
  return { page, time: await page.evaluate<number>('interactive') };
}

/** Measures the page alone, without the time that VS Code needs to create a webview. */
export async function formFigures(): Promise<Figure[]> {
  const server = await serve();
  const browser = await launchChromium();
  try {
    const openings: number[] = [];
    let keys: number[] = [];
    for (let at = 0; at < OPENINGS; at += 1) {
      const { page, time } = await opened(browser, server.url);
      openings.push(time);
      if (at === OPENINGS - 1) keys = await page.evaluate<number[]>(TYPE);
      await page.close();
    }
    const on = `${INTERFACES.toLocaleString('en')} VIFs on the connection`;
    return [
      timeFigure(`form's page from asking for it to its first field ready, ${on}`, openings, OPEN_GOAL),
      timeFigure(`key press to its verdict drawn, ${on}`, keys, FRAME),
    ];
  } finally {
    await browser.close();
    server.stop();
  }
}
