// The whole truth: npm test. Runs every stage, also after one failed, and ends with "N passed, N failed".
// Without the two runs in VS Code: npm test -- --no-vscode
import { spawnSync } from 'node:child_process';
import { mocha, runCounted } from './host/counted.mjs';
import { vsixPath } from './host/vsix.mjs';

const withVsCode = !process.argv.includes('--no-vscode');
const tested = { VSIX: vsixPath() };

/** A stage that counts no tests of its own counts as one. */
const stages = [
  { name: 'types', run: () => node('node_modules/typescript/bin/tsc', '--noEmit') },
  { name: 'lint', run: () => node('node_modules/eslint/bin/eslint.js', '.') },
  { name: 'generated files', run: () => node('scripts/generate.mjs', '--check') },
  { name: 'build and package', run: () => node('scripts/package.mjs', '--target', 'universal') },
  { name: 'unit', run: () => mocha([], {}, ['--ignore', 'test/package/**']) },
  { name: 'package', run: () => mocha(['test/package/*.test.ts'], tested, ['--no-config', '--import=tsx', '--timeout', '60000']) },
  ...(withVsCode ? ['min', 'latest'] : []).map((it) => ({
    name: `VS Code, ${it}`,
    run: () => runCounted(['scripts/vscode-host.mjs', it], tested),
  })),
];

const results = stages.map(({ name, run }) => {
  console.log(`\n== ${name}`);
  const started = Date.now();
  const { passed, failed, red = [] } = run();
  return { name, passed, failed, red, seconds: (Date.now() - started) / 1000 };
});

console.log('');
for (const { name, passed, failed, red, seconds } of results) {
  for (const { file, title } of red) console.log(`red: ${file}: ${title}`);
  console.log(`${failed > 0 ? 'FAILED' : 'ok    '} ${name}: ${passed} passed, ${failed} failed, ${seconds.toFixed(1)} s`);
}
const total = (key) => results.reduce((sum, it) => sum + it[key], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exit(total('failed') === 0 && total('passed') > 0 ? 0 : 1);

function node(...args) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
