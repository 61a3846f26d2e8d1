/**
 * Where the source is published: `owner/name` on GitHub; undefined until it is. package.json's links and the README's
 * badges are generated from it. While it is undefined there are none, since they would be broken. Workflows,
 * SECURITY.md and issue templates don't need it: GitHub knows where they are.
 */
export const repository: string | undefined = undefined;
