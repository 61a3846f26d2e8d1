/**
 * Where the source is published: `owner/name` on GitHub, undefined while it is nowhere. package.json's links and the
 * README's badges are generated from it, and while it is undefined there are none: a link that leads nowhere is not
 * shipped. Workflows, SECURITY.md and issue templates don't need it: GitHub knows where they are.
 */
export const repository: string | undefined = undefined;
