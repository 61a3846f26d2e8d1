// Builds the extension's bundles into dist/.
//   node esbuild.mjs [--quiet] [--watch] [bundle …]      without a name: all of them
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import * as esbuild from 'esbuild';
import { thirdPartyLicenses } from './licenses.mjs';

const args = process.argv.slice(2);
const quiet = args.includes('--quiet');
const watch = args.includes('--watch');
const wanted = args.filter((arg) => !arg.startsWith('--'));

/** Parts that are bundles of their own, by the module that is their entry: loaded from beside, when first asked for. */
const later = {
  '/aws/sdk': 'aws',
  '/readProfiles': 'profiles',
  '/views/allocation/host': 'allocation',
  '/commands/table': 'commands',
  '/views/details/text': 'details',
  '/views/connections/rows': 'rows',
  '/routers/writer': 'routers',
  '/views/routerConfig/parts': 'configuration',
};

const bundlesOfTheirOwn = {
  name: 'bundles-of-their-own',
  setup(build) {
    build.onResolve(
      {
        filter:
          /\/(aws\/sdk|readProfiles|views\/allocation\/host|views\/connections\/rows|views\/details\/text|commands\/table|routers\/writer|views\/routerConfig\/parts)$/,
      },
      ({ kind, path }) =>
        kind === 'dynamic-import'
          ? { path: `./${later[path.slice(1)]}.js`, external: true }
          : { errors: [{ text: `${path} is a bundle of its own: it may only be imported with import()` }] },
    );
  },
};

const node = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  minify: true,
  legalComments: 'none',
};

const bundles = {
  extension: {
    ...node,
    entryPoints: { extension: 'src/extension.ts' },
    external: ['vscode'],
    plugins: [bundlesOfTheirOwn],
  },
  aws: { ...node, entryPoints: { aws: 'src/aws/sdk.ts' } },
  profiles: { ...node, entryPoints: { profiles: 'src/aws/profiles/readProfiles.ts' } },
  allocation: { ...node, entryPoints: { allocation: 'src/views/allocation/host.ts' }, external: ['vscode'] },
  commands: { ...node, entryPoints: { commands: 'src/commands/table.ts' }, external: ['vscode'] },
  details: { ...node, entryPoints: { details: 'src/views/details/text.ts' } },
  rows: { ...node, entryPoints: { rows: 'src/views/connections/rows.ts' }, external: ['vscode'] },
  configuration: {
    ...node,
    entryPoints: { configuration: 'src/views/routerConfig/parts.ts' },
    external: ['vscode'],
  },
  routers: { ...node, entryPoints: { routers: 'src/routers/writer.ts' } },
  emulator: { ...node, entryPoints: { emulator: 'src/emulator/main.ts' } },
  form: {
    ...node,
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    entryPoints: { form: 'src/views/allocation/form/main.ts' },
    tsconfig: 'src/views/allocation/form/tsconfig.json',
  },
};

/** Fails the build when the entry bundle holds the SDK: it must stay small, and is read when VS Code asks for us. */
function refuseSdkInEntry({ metafile }) {
  const inputs = Object.values(metafile.outputs).flatMap((output) =>
    output.entryPoint === 'src/extension.ts' ? Object.keys(output.inputs) : [],
  );
  const sdk = inputs.find((input) => /node_modules\/@(aws-sdk|smithy)\//.test(input));
  if (sdk) throw new Error(`The entry bundle contains the AWS SDK: ${sdk}`);
}

/** Replaces a bundle in one step, so that a process that is starting never reads half of one. */
async function replaceIfChanged(path, contents) {
  const old = await readFile(path).catch(() => undefined);
  if (old && Buffer.compare(old, contents) === 0) return;
  const fresh = `${path}.${process.pid}.tmp`;
  await writeFile(fresh, contents);
  await rename(fresh, path);
}

async function build(options) {
  const result = await esbuild.build({ ...options, write: false, metafile: true });
  refuseSdkInEntry(result);
  for (const { path, contents } of result.outputFiles) {
    await replaceIfChanged(path, contents);
    if (!quiet) console.log(`dist/${basename(path)}  ${(contents.length / 1024).toFixed(1)} KB`);
  }
  return result.metafile;
}

const chosen = Object.entries(bundles)
  .filter(([name]) => wanted.length === 0 || wanted.includes(name))
  .map(([, options]) => ({ ...options, outdir: 'dist', logLevel: 'warning' }));

await mkdir('dist', { recursive: true });
if (watch) {
  for (const options of chosen) await (await esbuild.context(options)).watch();
} else {
  const metafiles = await Promise.all(chosen.map(build));
  if (wanted.length === 0) {
    await replaceIfChanged('dist/third-party-licenses.txt', Buffer.from(await thirdPartyLicenses(metafiles)));
  }
}
