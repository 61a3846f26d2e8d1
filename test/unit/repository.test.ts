import { deepEqual, equal, match, throws } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { withBadges, withLinks } from '../../manifest/make/repository';

const readme = '# Title\n\n<!-- Badges: generated. -->\n\nText.\n';
const packageJson = JSON.stringify({ name: 'a', publisher: 'b' });

describe('the name of the repository', () => {
  it('becomes links in package.json, and badges below the title', () => {
    deepEqual(JSON.parse(withLinks(packageJson, 'owner/name')), {
      name: 'a',
      publisher: 'b',
      repository: { type: 'git', url: 'https://github.com/owner/name.git' },
      bugs: { url: 'https://github.com/owner/name/issues' },
      homepage: 'https://github.com/owner/name#readme',
    });
    const badges = withBadges(readme, 'owner/name', 'b.a');
    match(
      badges,
      /-->\n\n\[!\[CI\]\(https:\/\/github\.com\/owner\/name\/actions\/workflows\/ci\.yml\/badge\.svg\)/,
    );
    match(badges, /itemName=b\.a\)\n.*open-vsx\.org\/extension\/b\/a\)\n\nText\.\n$/);
  });

  it('leaves no link behind when it is removed', () => {
    equal(withLinks(withLinks(packageJson, 'owner/name'), undefined), packageJson);
    equal(withBadges(withBadges(readme, 'owner/name', 'b.a'), undefined, 'b.a'), readme);
    equal(withBadges(readme, undefined, 'b.a'), readme);
  });

  it('replaces an earlier name', () => {
    equal(withLinks(withLinks(packageJson, 'old/name'), 'new/name'), withLinks(packageJson, 'new/name'));
    equal(
      withBadges(withBadges(readme, 'old/name', 'b.a'), 'new/name', 'b.a'),
      withBadges(readme, 'new/name', 'b.a'),
    );
  });

  it('is rejected if it is not owner/name', () => {
    for (const wrong of ['name', 'https://github.com/owner/name', 'owner/name/more']) {
      throws(() => withLinks(packageJson, wrong), /manifest\/repository\.ts: ".*" is not owner\/name/);
    }
    throws(() => withBadges('# Title\n', undefined, 'b.a'), /no place for badges/);
  });

  it('has a place in the README', () => {
    match(withBadges(readFileSync('README.md', 'utf8'), 'owner/name', 'b.a'), /\n\[!\[CI\]/);
  });
});
