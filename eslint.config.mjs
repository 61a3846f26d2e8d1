import tseslint from 'typescript-eslint';

/** Style, and the rules that ESLint can check. Which folder may import which is in .dependency-cruiser.cjs. */
export default tseslint.config(
  { ignores: ['dist/', '.vscode-test/', 'test-results/', '**/*.cjs', '**/*.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'start' }],
      'no-console': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "BinaryExpression[operator='instanceof']",
          message:
            'A failure carries a `kind`: each bundle has its own copy of a class, so instanceof is unreliable.',
        },
      ],
    },
  },
  {
    files: ['test/**', 'bench/**', 'model/**'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      'no-console': 'off',
      'max-lines': 'off',
      'no-restricted-syntax': 'off',
    },
  },
  {
    // Generated: model/generate.ts.
    files: ['src/directconnect/api.ts', 'src/aws/transport/answers/shapes.ts'],
    rules: { 'max-lines': 'off' },
  },
  { files: ['src/emulator/main.ts', 'manifest/generate.ts'], rules: { 'no-console': 'off' } },
);
