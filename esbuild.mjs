// Builds the extension's bundles into dist/; without names, all of them:
//
//     node esbuild.mjs [--quiet] [--watch | --package] [bundle …]
//
// They have source maps and are not minified. With --package they are minified, without source maps.
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import * as esbuild from 'esbuild';
import { thirdPartyLicenses } from './licenses.mjs';

const args = process.argv.slice(2);
const quiet = args.includes('--quiet');
const watch = args.includes('--watch');
const toPackage = args.includes('--package');
const wanted = args.filter((arg) => !arg.startsWith('--'));

// A suite that builds again would replace the files that another one is packaging.
if (process.env.BUILT_BEFORE_ALL_SUITES && !toPackage) process.exit();

const folder = resolve('src/bundles');
/** The bundles that are loaded when first needed: one file each. */
const later = (await readdir(folder)).map((file) => basename(file, '.ts'));

/** Keeps code out of a bundle that is loaded separately: other bundles, and the libraries that they share. */
const besideEachOther = {
  name: 'beside-each-other',
  setup(build) {
    build.onResolve({ filter: new RegExp(`^\\..*/(${later.join('|')})$`) }, ({ kind, path, resolveDir }) => {
      if (dirname(resolve(resolveDir, path)) !== folder) return undefined;
      return kind === 'dynamic-import'
        ? { path: `./${basename(path)}.js`, external: true }
        : { errors: [{ text: `${path} is a bundle of its own: it may only be imported with import()` }] };
    });
    build.onResolve({ filter: /^@vscode\/l10n$/ }, () => ({ path: './l10n.js', external: true }));
    build.onResolve({ filter: /^\..*\/yaml$/ }, ({ path, resolveDir }) =>
      resolve(resolveDir, path) === resolve('src/yaml') ? { path: './yaml.js', external: true } : undefined,
    );
  },
};

const node = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  minify: toPackage,
  sourcemap: !toPackage && 'linked',
  legalComments: 'none',
};

/** A bundle that runs in the extension host. */
const inHost = {
  ...node,
  external: ['vscode'],
  plugins: [besideEachOther],
  // import() becomes require(), which retries what failed to load: Node's import() remembers the failure.
  supported: { 'dynamic-import': false },
};

/**
 * Leaves out the SDK's own search for credentials in the environment and on this machine: src/aws gives each client the
 * credentials that it signs with.
 */
const withoutDefaultCredentials = {
  name: 'without-default-credentials',
  setup(build) {
    const namespace = 'no-credentials';
    build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, ({ path }) => ({ path, namespace }));
    build.onLoad({ filter: /.*/, namespace }, () => ({
      contents: `export const defaultProvider = () => () => Promise.reject(new Error('No credentials were given.'));`,
    }));
  },
};

/**
 * Splits a bundle: what it loads with import() only when needed, such as the SDK's clients for signing in, is in files of
 * its own. esbuild splits only ES modules, so each file is turned into CommonJS afterwards.
 */
const splitIntoCommonJs = {
  name: 'split-into-commonjs',
  setup(build) {
    const { initialOptions } = build;
    const { entryPoints, minify, outdir, platform, sourcemap, supported, target } = initialOptions;
    const [[name]] = Object.entries(entryPoints);
    const toDisk = initialOptions.write !== false;
    Object.assign(initialOptions, {
      ...{ format: 'esm', splitting: true, chunkNames: `${name}-[name]-[hash]`, write: false },
      ...{ supported: {}, sourcemap: sourcemap && 'inline' },
    });
    build.onEnd(async (result) => {
      const files = (result.outputFiles ?? []).map(async ({ path, text }) => {
        const { code, map } = await esbuild.transform(text, {
          ...{ format: 'cjs', minify, platform, supported, target, sourcefile: basename(path) },
          sourcemap: sourcemap && 'external',
        });
        if (!sourcemap) return [outputFile(path, code)];
        const link = `//# sourceMappingURL=${basename(path)}.map\n`;
        return [outputFile(path, code + link), outputFile(`${path}.map`, map)];
      });
      // The others first: the bundle itself must not name a file that is not there yet.
      const isLast = ({ path }) => Number(basename(path) === `${name}.js`);
      result.outputFiles = (await Promise.all(files))
        .flat()
        .sort((one, other) => isLast(one) - isLast(other));
      if (!toDisk) return;
      await mkdir(outdir, { recursive: true });
      for (const { path, contents } of result.outputFiles) await replaceIfChanged(path, contents);
    });
  },
};

const outputFile = (path, text) => ({ path, contents: Buffer.from(text) });

const bundles = {
  extension: { ...inHost, entryPoints: { extension: 'src/extension.ts' } },
  ...Object.fromEntries(
    later.map((name) => [name, { ...inHost, entryPoints: { [name]: `src/bundles/${name}.ts` } }]),
  ),
  aws: {
    ...inHost,
    entryPoints: { aws: 'src/bundles/aws.ts' },
    // The SDK loads these to tell browsers apart, and for operations that stream events: neither is done here.
    external: ['vscode', 'bowser', '@smithy/core/event-streams'],
    plugins: [besideEachOther, withoutDefaultCredentials, splitIntoCommonJs],
  },
  l10n: { ...node, entryPoints: { l10n: '@vscode/l10n' } },
  yaml: { ...node, platform: 'neutral', entryPoints: { yaml: 'src/yaml.ts' } },
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

const SDK = /node_modules\/@(aws-sdk|smithy)\//;

/** What a bundle must not load at once: users would wait longer for the view, or for the first row of a region. */
const TOO_EARLY = {
  'src/extension.ts': SDK,
  'src/bundles/graph.ts': SDK,
  'src/bundles/aws.ts':
    /node_modules\/@aws-sdk\/(client-(sso|sts)|credential-provider-)|src\/aws\/(operations\/index|writes\/write)\.ts/,
};

/** The files that an output contains, and those of the outputs that it loads at once. */
function loadedAtOnce(outputs, path, visited = new Set()) {
  if (visited.has(path)) return [];
  visited.add(path);
  const { imports, inputs } = outputs[path];
  const others = imports.filter(({ kind, external }) => kind === 'import-statement' && !external);
  return [...Object.keys(inputs), ...others.flatMap((other) => loadedAtOnce(outputs, other.path, visited))];
}

/** Fails the build when a bundle loads too much at once. */
function refuseTooEarly({ metafile: { outputs } }) {
  for (const [path, { entryPoint }] of Object.entries(outputs)) {
    const refused = TOO_EARLY[entryPoint];
    const file = refused && loadedAtOnce(outputs, path).find((input) => refused.test(input));
    if (file) throw new Error(`${entryPoint} loads ${file} at once: it may only be loaded with import()`);
  }
}

/** Replaces a bundle atomically, so that a starting process never reads half of one. */
async function replaceIfChanged(path, contents) {
  const old = await readFile(path).catch(() => undefined);
  if (old && Buffer.compare(old, contents) === 0) return;
  const fresh = `${path}.${process.pid}.tmp`;
  await writeFile(fresh, contents);
  await rename(fresh, path);
}

async function build(options) {
  const result = await esbuild.build({ ...options, write: false, metafile: true });
  refuseTooEarly(result);
  for (const { path, contents } of result.outputFiles) {
    await replaceIfChanged(path, contents);
    if (!quiet && !path.endsWith('.map'))
      console.log(`dist/${basename(path)}  ${(contents.length / 1024).toFixed(1)} KB`);
  }
  return result;
}

/** How many bundles are being built. */
let building = 0;

/**
 * Prints when building begins and ends, and the errors, in lines that .vscode/tasks.json recognizes.
 * @returns a plugin for one bundle.
 */
function report() {
  return {
    name: 'report',
    setup(build) {
      build.onStart(() => {
        if (building++ === 0) console.log('Building …');
      });
      build.onEnd(({ errors }) => {
        for (const { text, location } of errors) {
          const place = location
            ? `${location.file}:${location.line}:${location.column + 1}`
            : 'esbuild.mjs:1:1';
          console.error(`${place}: error: ${text}`);
        }
        if (--building === 0) console.log('Built.');
      });
    },
  };
}

/** Builds all, and each again when a file that it contains changes. */
async function buildOnChange(all) {
  const contexts = await Promise.all(
    all.map((options) =>
      esbuild.context({ ...options, logLevel: 'silent', plugins: [...(options.plugins ?? []), report()] }),
    ),
  );
  await Promise.all(contexts.map((context) => context.watch()));
}

/** Removes bundles and source maps that are no longer built: every bundle in dist/ is packaged. */
async function removeOthers(results) {
  const made = new Set(results.flatMap(({ outputFiles }) => outputFiles.map(({ path }) => basename(path))));
  const others = (await readdir('dist')).filter((file) => /\.(js|css|map)$/.test(file) && !made.has(file));
  for (const file of others) await rm(join('dist', file), { force: true });
}

const chosen = Object.entries(bundles)
  .filter(([name]) => wanted.length === 0 || wanted.includes(name))
  .map(([, options]) => ({ ...options, outdir: 'dist', logLevel: 'warning' }));

await mkdir('dist', { recursive: true });
if (watch) {
  await buildOnChange(chosen);
} else {
  const results = await Promise.all(chosen.map(build));
  if (wanted.length === 0) {
    await removeOthers(results);
    await replaceIfChanged(
      'dist/third-party-licenses.txt',
      Buffer.from(await thirdPartyLicenses(results.map(({ metafile }) => metafile))),
    );
  }
}
