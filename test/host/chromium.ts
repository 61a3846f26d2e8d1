import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { unpackChromium } from './browserDownload';

/** Chromium as the tests need it: neither the browser nor a page can reach anything but loopback. */
const FLAGS = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-gpu',
  '--no-first-run',
];

/**
 * Starts a headless Chromium. It has no sandbox, which this build does not include, but it opens only our own pages.
 */
export async function launchChromium(): Promise<Browser> {
  const { executable, env } = await unpackChromium();
  return chromium.launch({
    executablePath: executable,
    env: { ...process.env, ...env },
    args: FLAGS,
    chromiumSandbox: false,
    // The program that started us handles Ctrl-C, in the order that it needs.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
