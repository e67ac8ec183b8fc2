// The workspace of scripts/monorepo.mjs: three packages, and what Nx and Turborepo have to know.

/** Each package has the task `facts`, as docs/ci/README.md shows it; `cli` stands for the installed command. */
export function files(cli) {
  const manifest = (name, dependencies) => `${JSON.stringify({
    name: `@shop/${name}`, version: '1.0.0', private: true, type: 'module', dependencies,
    exports: { '.': './src/index.ts' }, scripts: { facts: `"${process.execPath}" "${cli}" facts --output .facts/facts.json` },
  }, null, 2)}\n`;
  const tsconfig = '{ "compilerOptions": { "module": "NodeNext", "target": "ES2022", "strict": true }, "include": ["src"] }\n';
  return {
    'package.json': '{ "name": "shop", "private": true, "packageManager": "npm@11.0.0", "workspaces": ["packages/*"] }\n',
    '.gitignore': 'node_modules\n.facts\n.nx\n.turbo\n',
    'plumbline.json': '{ "edition": "2026.1" }\n',
    'packages/core/package.json': manifest('core', {}),
    'packages/core/tsconfig.json': tsconfig,
    'packages/core/src/index.ts': 'export interface Mailer {\n  send(to: string): Promise<void>;\n}\n\nexport declare function mailer(): Mailer;\n',
    'packages/api/package.json': manifest('api', { '@shop/core': '1.0.0' }),
    'packages/api/tsconfig.json': tsconfig,
    'packages/api/src/index.ts': "import { mailer } from '@shop/core';\n\nexport function order(): void {\n  mailer().send('x');\n}\n",
    'packages/billing/package.json': manifest('billing', {}),
    'packages/billing/tsconfig.json': tsconfig,
    'packages/billing/src/index.ts': 'async function charge(): Promise<void> {\n  await fetch("x");\n}\n\nexport function bill(): void {\n  charge();\n}\n',
    // The output folder is there before the task runs; git keeps no empty one.
    'packages/core/.facts/.keep': '', 'packages/api/.facts/.keep': '', 'packages/billing/.facts/.keep': '',
  };
}

export const runners = {
  nx: {
    packages: { nx: '23.3.2' },
    configuration: {
      'nx.json': `${JSON.stringify({
        analytics: false,
        targetDefaults: {
          facts: {
            // What a package's types reach are its dependencies; manifests and configurations decide where imports lead.
            inputs: ['default', '^default', '{workspaceRoot}/plumbline.json', '{workspaceRoot}/package-lock.json'],
            outputs: ['{projectRoot}/.facts'],
            cache: true,
          },
        },
        namedInputs: { default: ['{projectRoot}/**/*', '!{projectRoot}/.facts/**'] },
      }, null, 2)}\n`,
    },
    run: ['nx', 'run-many', '--target=facts', '--outputStyle=static'],
    restored: (output) => Number(/Nx read the output from the cache instead of running the command for (\d+) out of \d+ tasks/.exec(output)?.[1] ?? 0),
  },
  turbo: {
    packages: { turbo: '2.11.11' },
    configuration: {
      'turbo.json': `${JSON.stringify({
        globalDependencies: ['plumbline.json'],
        tasks: { facts: { dependsOn: ['^facts'], outputs: ['.facts/**'] } },
      }, null, 2)}\n`,
    },
    run: ['turbo', 'run', 'facts', '--no-daemon'],
    restored: (output) => Number(/Cached:\s+(\d+) cached/.exec(output)?.[1] ?? 0),
  },
};
