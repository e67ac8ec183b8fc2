// The other tools that are measured, each with a configuration that asks what it can of the same files.
import fs from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { npmInstall } from '../host/npm.mjs';
import { benchFolder } from './corpora.mjs';

const repository = path.join(import.meta.dirname, '../..');

/** Fixed, so that numbers can be compared; installed apart, because only measuring needs them. */
const versions = { oxlint: '1.94.0', 'oxlint-tsgolint': '7.0.2007', '@biomejs/biome': '2.6.8', 'dependency-cruiser': '17.3.9', typescript: '6.0.2' };

/** Installs what is missing; gives the folder, or nothing when it cannot be had. */
export function installTools(say) {
  const folder = path.join(benchFolder, 'tools');
  const stamp = path.join(folder, 'installed.json');
  const wanted = JSON.stringify(versions);
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return folder;
  try {
    npmInstall(folder, { dependencies: versions });
    fs.writeFileSync(stamp, wanted);
    return folder;
  } catch (error) {
    say(`the other tools could not be installed, so they are left out: ${String(error.message ?? error).split('\n')[0]}`);
    return undefined;
  }
}

/** The tools that do run on these files: one that gives up at once would look fast. */
export function thatRun(commands, say) {
  return commands.filter(({ name, args, cwd, env }) => {
    const { stdout, stderr, error } = spawnSync(process.execPath, args, { cwd, env: { ...process.env, ...env }, encoding: 'utf8', maxBuffer: 1e9 });
    const trouble = error?.message ?? /No files found.*|Failed to find.*|(?:Error|error): (?:Cannot find|ENOENT).*|Some errors were emitted.*|Invalid tsconfig|see https:\/\/nodejs\.org.*/i.exec(`${stdout}${stderr}`)?.[0];
    if (trouble !== undefined) say(`${name} is left out: ${trouble}`);
    return trouble === undefined;
  });
}

/** Commands over `files` of `root`. `tsconfig` covers the same files. */
export function otherTools(tools, { root, files, tsconfig, folder }) {
  const bin = (...parts) => path.join(tools, 'node_modules', ...parts);
  const write = (name, value) => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
    return file;
  };
  const oxlint = write('oxlint.json', {
    categories: { correctness: 'off' },
    rules: { 'typescript/no-floating-promises': ['error', { ignoreVoid: false }], 'typescript/no-misused-promises': 'error' },
    plugins: ['typescript'],
  });
  const biome = path.join(folder, 'biome');
  fs.mkdirSync(biome, { recursive: true });
  fs.writeFileSync(path.join(biome, 'biome.json'), JSON.stringify({
    root: true,
    files: { maxSize: 5_000_000 },
    formatter: { enabled: false },
    assist: { enabled: false },
    linter: { enabled: true, rules: { recommended: false, nursery: { noFloatingPromises: 'error', noMisusedPromises: 'error' } } },
  }));
  const cruiser = write('dependency-cruiser.cjs', `module.exports = { forbidden: [
    { name: 'cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'layers', severity: 'error', from: { path: 'repository' }, to: { path: 'controller|service' } },
  ], options: { doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true, tsConfig: { fileName: ${JSON.stringify(tsconfig)} } } };`);
  const inParts = files.length > 0 ? files : ['.'];
  return [
    { name: 'oxlint, type-aware', args: [bin('oxlint/bin/oxlint'), '--type-aware', '--disable-nested-config', '--tsconfig', tsconfig, '-c', oxlint, '--silent', ...inParts], cwd: root, env: { OXLINT_TSGOLINT_PATH: bin('.bin/tsgolint') } },
    { name: 'Biome, promises', args: [bin('@biomejs/biome/bin/biome'), 'lint', '--config-path', biome, '--max-diagnostics=1', '--no-errors-on-unmatched', ...inParts], cwd: root },
    { name: 'dependency-cruiser', args: [bin('dependency-cruiser/bin/dependency-cruise.mjs'), '--config', cruiser, '--output-type', 'null', ...inParts], cwd: root },
    { name: 'tsc 6', args: [bin('typescript/bin/tsc'), '-p', tsconfig, '--noEmit'], cwd: root },
    { name: 'tsc 7', args: [path.join(repository, 'node_modules/typescript-native/bin/tsc'), '-p', tsconfig, '--noEmit'], cwd: root },
    // They end with how much they found.
  ].map((it) => ({ ...it, allowed: 'any' }));
}
