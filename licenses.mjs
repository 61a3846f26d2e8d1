import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The folders of the packages that went into the bundles, each once. */
function packageFolders(metafiles) {
  const folders = metafiles
    .flatMap(({ inputs }) => Object.keys(inputs))
    .flatMap((input) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0] ?? []);
  return [...new Set(folders)].sort();
}

async function licenseText(folder) {
  const file = (await readdir(folder)).find((name) => /^(licen[cs]e|copying)/i.test(name));
  return file ? (await readFile(join(folder, file), 'utf8')).trim() : undefined;
}

/**
 * The licenses of everything that is bundled, as one text that is shipped with the bundles.
 * @throws when a package names no license at all: then it may not be shipped.
 */
export async function thirdPartyLicenses(metafiles) {
  const entries = await Promise.all(
    packageFolders(metafiles).map(async (folder) => {
      const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
      if (!license) throw new Error(`${name} has no license`);
      const text = (await licenseText(folder)) ?? `Licensed under ${license}.`;
      return `${name} ${version} (${license})\n\n${text}\n`;
    }),
  );
  // The service model is not in a package, but what is generated from it is bundled too.
  const model = await Promise.all(['NOTICE', 'LICENSE'].map((file) => readFile(`model/${file}`, 'utf8')));
  const all = [...entries, `${model.map((text) => text.trim()).join('\n\n')}\n`];
  return `What Direct Connect Explorer is built with\n\n${all.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
