/** The rooms of the house and which way imports run (CONTRIBUTING.md, "The house"). Type-only imports are free. */
const value = { dependencyTypesNot: ['type-only'] };
const room = (name) => `^src/${name}/`;
const FORM = '^src/views/allocation/form/';

/** A room, and the rooms of ours that it must not reach. */
const closed = (from, to) => ({
  name: `${from}-imports-upwards`,
  severity: 'error',
  from: { path: room(from) },
  to: { path: `^src/(${to.join('|')})(/|\\.ts$)`, ...value },
});

module.exports = {
  forbidden: [
    closed('commands', ['extension', 'emulator']),
    closed('views', ['extension', 'commands', 'emulator']),
    closed('aws', ['extension', 'commands', 'views', 'routers', 'emulator']),
    closed('routers', ['extension', 'commands', 'views', 'aws', 'emulator']),
    closed('directconnect', ['extension', 'commands', 'views', 'aws', 'routers', 'emulator']),
    {
      name: 'emulator-stands-alone',
      comment: 'It stands for AWS: a mistake made once must not be made twice alike.',
      severity: 'error',
      from: { path: room('emulator') },
      to: { path: '^src/', pathNot: room('emulator') },
    },
    {
      name: 'vscode-only-above',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/extension\\.ts$', room('commands'), room('views')] },
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
      from: { path: '^src/', pathNot: room('aws') },
      to: { path: 'node_modules/@(aws-sdk|smithy)/', ...value },
    },
    {
      name: 'pure-rooms-do-no-io',
      severity: 'error',
      from: { path: '^src/(directconnect|routers)/' },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: value } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '\\.d\\.ts$' },
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
