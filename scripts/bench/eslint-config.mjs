// Writes what ESLint needs to answer the same questions: one tsconfig over the same files, and a flat configuration.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const repository = path.join(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);

/** The rules that ask what our nine ask, and those beside them that a team would choose for the same worries. */
const rules = {
  '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false }],
  '@typescript-eslint/no-misused-promises': 'error',
  'n/no-sync': ['error', { allowAtRootLevel: true }],
  'boundaries/dependencies': [
    'error',
    {
      default: 'allow',
      policies: [
        { from: { element: { type: 'repository' } }, disallow: { to: { element: { type: ['controller', 'service'] } } } },
        { from: { element: { type: 'service' } }, disallow: { to: { element: { type: 'controller' } } } },
      ],
    },
  ],
};

/** Returns the arguments for `node` that lint `files` of `root`. */
export function writeEslintConfig(folder, root, files, packages) {
  fs.mkdirSync(folder, { recursive: true });
  const tsconfig = path.join(folder, 'tsconfig.json');
  fs.writeFileSync(tsconfig, JSON.stringify({ compilerOptions: compilerOptions(root, packages), files: files.map((it) => path.join(root, it)) }, null, 1));
  const config = path.join(folder, 'eslint.config.mjs');
  fs.writeFileSync(config, configText(tsconfig));
  const output = path.join(folder, 'eslint.json');
  // The list is given whole: a pattern would make ESLint walk the repository, and lint what is no server code.
  const args = ['--max-old-space-size=12288', path.join(repository, 'node_modules/eslint/bin/eslint.js'), '--config', config, '--no-inline-config', '--no-warn-ignored', '--format', 'json', '--output-file', output, ...files];
  return { args, output, tsconfig };
}

function compilerOptions(root, packages) {
  return {
    target: 'ESNext',
    module: 'Preserve',
    moduleResolution: 'Bundler',
    allowJs: true,
    checkJs: false,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    experimentalDecorators: true,
    resolveJsonModule: true,
    jsx: 'preserve',
    lib: ['ESNext', 'DOM'],
    types: ['node'],
    typeRoots: [path.join(root, 'node_modules/@types'), path.join(repository, 'node_modules/@types')],
    paths: packages,
  };
}

function configText(tsconfig) {
  const from = (name) => JSON.stringify(pathToFileURL(require.resolve(name)).href);
  return `import tseslint from ${from('typescript-eslint')};
import n from ${from('eslint-plugin-n')};
import boundaries from ${from('eslint-plugin-boundaries')};
import security from ${from('eslint-plugin-security')};

const elements = [
  ['controller', '**/*{controller,route,router,routes}*.{ts,js}'],
  ['service', '**/*{service,usecase,handler}*.{ts,js}'],
  ['repository', '**/*{repository,entity,model}*.{ts,js}'],
];

export default [
  { ignores: ['!**/node_modules/', '!**/.*'] },
  {
    files: ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'],
    plugins: { '@typescript-eslint': tseslint.plugin, n, boundaries, security },
    languageOptions: { parser: tseslint.parser, parserOptions: { project: [${JSON.stringify(tsconfig)}], ecmaFeatures: { jsx: true } } },
    settings: {
      'boundaries/elements': elements.map(([type, pattern]) => ({ type, pattern, mode: 'full' })),
      'import/resolver': { [${JSON.stringify(require.resolve('eslint-import-resolver-node'))}]: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'] } },
    },
    rules: { ...security.configs.recommended.rules, ...${JSON.stringify(rules)} },
  },
];
`;
}

/** How much ESLint found, by rule, and on how many files it gave up. */
export function readEslintOutput(output) {
  const results = JSON.parse(fs.readFileSync(output, 'utf8'));
  const byRule = {};
  let fatal = 0;
  for (const { messages } of results) {
    if (messages.some((it) => it.fatal)) fatal += 1;
    for (const { ruleId } of messages) if (ruleId !== null) byRule[ruleId] = (byRule[ruleId] ?? 0) + 1;
  }
  return { files: results.length, fatal, byRule };
}
