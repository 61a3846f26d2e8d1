import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { devDependencies } from '../../package.json';
import { downloadOnce } from './download';
import { projectRoot } from './paths';

/** A Chromium that can be started. */
export interface Chromium {
  executable: string;
  /** The environment that it needs: its own libraries and fonts. */
  env: Record<string, string>;
}

/** Unpacks the Chromium that `npm ci` installed, once. */
export async function unpackChromium(): Promise<Chromium> {
  const folder = await downloadOnce(`chromium-${devDependencies['@sparticuz/chromium']}`, unpack);
  return {
    executable: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
      XDG_CACHE_HOME: join(folder, 'cache'),
      // Chromium sets both while it starts, the second in a thread of its own. If they were not set before, that moves
      // the environment while other threads read it, and Chromium occasionally crashes.
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      FC_FONTATIONS: '1',
    },
  };
}

async function unpack(folder: string): Promise<void> {
  console.log('Unpacking Chromium …');
  // The package unpacks into the temporary folder, its libraries only when it believes that it runs in AWS Lambda.
  const script = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";
  await promisify(execFile)(process.execPath, ['--eval', script], {
    cwd: projectRoot,
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
  });
  await writeFile(join(folder, 'fonts.conf'), FONTS);
}

/** Open Sans, which came with Chromium, for text; the system's fonts, if there are any, for code. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
  <alias>
    <family>monospace</family>
    <prefer><family>DejaVu Sans Mono</family><family>Liberation Mono</family></prefer>
  </alias>
</fontconfig>
`;
