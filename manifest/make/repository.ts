/** The comment that marks the place of the badges, and the paragraph of badges that may follow it. */
const BADGES = /(<!-- Badges: [^\n]*-->\n\n)(?:(?:\[!\[[^\n]*\n)+\n)?/;

const urlOf = (repository: string) => `https://github.com/${repository}`;

/** @throws when it is not `owner/name`. */
function check(repository: string): void {
  if (/^[\w-]+\/[\w.-]+$/.test(repository)) return;
  throw new Error(`manifest/repository.ts: "${repository}" is not owner/name.`);
}

/**
 * package.json with links to the repository, or without any while there is none.
 * @throws when the repository is not `owner/name`.
 */
export function withLinks(packageJson: string, repository: string | undefined): string {
  const manifest = JSON.parse(packageJson) as object;
  return JSON.stringify({ ...manifest, ...linksTo(repository) });
}

/** The fields of package.json that say where the source is. JSON leaves out what is undefined. */
function linksTo(repository: string | undefined): object {
  if (!repository) return { repository: undefined, bugs: undefined, homepage: undefined };
  check(repository);
  return {
    repository: { type: 'git', url: `${urlOf(repository)}.git` },
    bugs: { url: `${urlOf(repository)}/issues` },
    homepage: `${urlOf(repository)}#readme`,
  };
}

/**
 * The README with badges, or without any while there is no repository.
 * @param extension its id in the Marketplace and in Open VSX.
 * @throws when the README has no place for them.
 */
export function withBadges(readme: string, repository: string | undefined, extension: string): string {
  if (!BADGES.test(readme)) throw new Error('README.md has no place for badges.');
  const badges = repository ? `${badgesOf(repository, extension).join('\n')}\n\n` : '';
  return readme.replace(BADGES, (_, mark: string) => mark + badges);
}

function badgesOf(repository: string, extension: string): string[] {
  check(repository);
  const ci = `${urlOf(repository)}/actions/workflows/ci.yml`;
  const inOpenVsx = extension.replace('.', '/');
  const badge = (name: string, image: string, link: string) => `[![${name}](${image})](${link})`;
  return [
    badge('CI', `${ci}/badge.svg`, ci),
    badge(
      'Marketplace',
      `https://img.shields.io/visual-studio-marketplace/v/${extension}?label=Marketplace`,
      `https://marketplace.visualstudio.com/items?itemName=${extension}`,
    ),
    badge(
      'Open VSX',
      `https://img.shields.io/open-vsx/v/${inOpenVsx}?label=Open%20VSX`,
      `https://open-vsx.org/extension/${inOpenVsx}`,
    ),
  ];
}
