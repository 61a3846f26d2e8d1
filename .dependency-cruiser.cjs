/**
 * The folders of src and which of them may import which (CONTRIBUTING.md, "Layout"). Type-only imports are always
 * allowed, except in cycles.
 */
const value = { dependencyTypesNot: ['type-only'] };
const folder = (name) => `^src/${name}/`;
const FORM = '^src/views/allocation/form/';

/** A folder, and those of our folders that it must not import. */
const closed = (from, to) => ({
  name: `${from}-imports-upwards`,
  severity: 'error',
  from: { path: folder(from) },
  to: { path: `^src/(${to.join('|')})(/|\\.ts$)`, ...value },
});

module.exports = {
  forbidden: [
    closed('bundles', ['extension', 'emulator']),
    closed('commands', ['extension', 'graph', 'emulator']),
    closed('views', ['extension', 'graph', 'commands', 'emulator']),
    closed('aws', ['extension', 'graph', 'commands', 'views', 'routers', 'emulator']),
    closed('routers', ['extension', 'graph', 'commands', 'views', 'aws', 'emulator']),
    closed('directconnect', ['extension', 'graph', 'commands', 'views', 'aws', 'routers', 'emulator']),
    {
      name: 'bundles-loaded-by-extension-and-graph-alone',
      comment:
        'The other folders receive functions that load a bundle, and do not know what is in a separate bundle.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(extension\\.ts$|graph/)' },
      to: { path: folder('bundles') },
    },
    {
      name: 'bundles-loaded-when-needed',
      comment: 'A static import would pull the bundle into the entry bundle.',
      severity: 'error',
      from: {},
      to: { path: folder('bundles'), dynamic: false },
    },
    {
      name: 'emulator-stands-alone',
      comment: 'It stands in for AWS: a shared mistake would go unnoticed.',
      severity: 'error',
      from: { path: folder('emulator') },
      to: { path: '^src/', pathNot: folder('emulator') },
    },
    {
      name: 'vscode-only-above',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/(extension\\.ts$|graph/)', folder('commands'), folder('views')],
      },
      to: { path: '^vscode$', ...value },
    },
    {
      name: 'form-is-browser-code',
      severity: 'error',
      from: { path: FORM },
      to: { path: '^vscode$|^(node:)?(fs|path|os|crypto|http|child_process)$', ...value },
    },
    {
      name: 'sdk-in-aws-alone',
      severity: 'error',
      from: { path: '^src/', pathNot: folder('aws') },
      to: { path: 'node_modules/@(aws-sdk|smithy)/', ...value },
    },
    {
      name: 'operations-are-data',
      comment: 'aws/transport/invoke.ts sends operations, whether the SDK knows them or not.',
      severity: 'error',
      from: { path: '^src/aws/(operations|inventory)/' },
      to: { path: 'node_modules/@(aws-sdk|smithy)/', ...value },
    },
    {
      name: 'pure-folders-do-no-io',
      severity: 'error',
      from: { path: '^src/(directconnect|routers)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'records-stay-out-of-bundles',
      comment:
        'VS Code reads package.json, which is generated from them; the code finds their ids in src/ids/.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^manifest/', ...value },
    },
    {
      name: 'no-circles',
      comment: 'Type-only imports count: a type that two files share belongs below both.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^(src|manifest)/', pathNot: '\\.d\\.ts$' },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^(dist|\\.vscode-test)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
