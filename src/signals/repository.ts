/** Signals in how a repository is kept: owners, templates, updates, boundaries, shared settings, examples, tours. */
import { dataAt, documentsOf, isData, listAt, wordAt } from './read-data.js';
import { sectionsOf } from './read-markdown.js';
import type { SignalDetector, Told } from './signal.js';

const packagePath = /(?:^|\/)package\.json$/;
const lintPath = /(?:^|\/)(?:\.eslintrc(?:\.(?:json|ya?ml|[cm]?js))?|eslint\.config\.[cm]?[jt]s)$/;

/** Where a text first stands, outside of comments to the end of a line. */
function lineWith(text: string, what: RegExp): { readonly line: number; readonly found: string } | undefined {
  for (const [line, it] of text.split('\n').entries()) {
    const found = what.exec(it.replace(/^\s*(?:\/\/|\*|#).*$/, ''))?.[0];
    if (found !== undefined) return { line, found };
  }
  return undefined;
}

function told(text: string, what: RegExp, says: (found: string) => string): readonly Told[] {
  const at = lineWith(text, what);
  return at ? [{ line: at.line, says: says(at.found) }] : [];
}

const boundaryRules = /boundaries\/(?:element-types|entry-point|dependencies|external|no-private)|@n(?:x|rwl\/nx)\/enforce-module-boundaries|import\/no-restricted-paths|@softarc\/sheriff\/\w[\w-]*|project-structure\/[\w-]+/;

export const boundaryTool: SignalDetector = {
  id: 'boundary-tool',
  title: 'Boundaries held by a tool',
  practices: ['architecture/module-boundaries'],
  mayBe: (path) => /(?:^|\/)(?:\.dependency-cruiser\.(?:[cm]?js|json)|sheriff\.config\.ts|plumbline\.json)$/.test(path) || lintPath.test(path),
  read(file) {
    const { path, text } = file;
    if (lintPath.test(path)) return constrainsNothing(text) ? [] : told(text, boundaryRules, (it) => `ESLint: ${it}`);
    if (path.endsWith('plumbline.json')) return documentsOf(file).flatMap(({ data, lineOf }) => (listAt(data, 'layers').length > 0 ? [{ line: lineOf('layers'), says: `Plumbline: ${listAt(data, 'layers').length} layers` }] : []));
    if (path.endsWith('sheriff.config.ts')) return told(text, /depRules|modules|tagging/, () => 'Sheriff');
    return told(text, /["']?forbidden["']?\s*:|["']?allowed["']?\s*:/, (it) => `dependency-cruiser: ${it.replace(/[^a-z]/g, '')} dependencies`);
  },
};

/** Reports whether only Nx's rule is there, and as it is generated: everything may depend on everything. */
function constrainsNothing(text: string): boolean {
  const tags = [...text.matchAll(/["']?(?:sourceTag|allSourceTags)["']?\s*:\s*(\[[^\]]*\]|["'][^"']*["'])/g)].map((it) => it[1] ?? '');
  return /enforce-module-boundaries/.test(text) && tags.every((it) => /^["']\*["']$/.test(it)) && !/boundaries\/|no-restricted-paths|sheriff/.test(text.replace(/enforce-module-boundaries/g, ''));
}

/** Packages of a workspace that say what others may import. */
export const workspaceExports: SignalDetector = {
  id: 'workspace-exports',
  title: 'Packages that say what others may import',
  practices: ['architecture/module-boundaries'],
  mayBe: (path) => packagePath.test(path) || path === 'pnpm-workspace.yaml',
  read: (file) => documentsOf(file).flatMap(({ data, lineOf }): readonly Told[] => {
    if (file.path === 'pnpm-workspace.yaml') return listAt(data, 'packages').length > 0 ? [{ line: lineOf('packages'), says: 'the packages of the workspace' }] : [];
    if (file.path === 'package.json') return Array.isArray(data['workspaces']) || isData(data['workspaces']) ? [{ line: lineOf('workspaces'), says: 'the packages of the workspace' }] : [];
    const exported = dataAt(data, 'exports');
    const entries = Object.keys(exported).filter((it) => it.startsWith('.')).length || 1;
    // Where every file is exported, nothing is kept inside.
    if (Object.keys(exported).length === 0 || Object.hasOwn(exported, './*')) return [];
    return [{ line: lineOf('exports'), says: `${wordAt(data, 'name')} exports ${entries} entry point${entries === 1 ? '' : 's'}` }];
  }),
  keep: (places) => (places.some((it) => it.says.startsWith('the packages')) && places.some((it) => !it.says.startsWith('the packages')) ? places : []),
};

export const codeOwners: SignalDetector = {
  id: 'code-owners',
  title: 'Owners of code',
  practices: ['mentoring/architectural-review'],
  mayBe: (path) => /^(?:\.github\/|\.gitlab\/|docs\/)?CODEOWNERS$/.test(path),
  read({ text }) {
    const lines = text.split('\n');
    const rules = lines.flatMap((it, line) => (/^\s*(?:[^#\s[]\S*)(?:\s+\S+)*\s+(?:@\S+|\S+@\S+)/.test(it) ? [line] : []));
    const owners = new Set(lines.flatMap((it) => (it.trim().startsWith('#') ? [] : [...it.matchAll(/(?<=\s)@[\w/.-]+|(?<=\s)\S+@\S+\.\S+/g)].map((found) => found[0]))));
    return rules[0] === undefined ? [] : [{ line: rules[0], says: `${rules.length} path${rules.length === 1 ? '' : 's'}, ${owners.size} owner${owners.size === 1 ? '' : 's'}` }];
  },
};

export const pullRequestTemplate: SignalDetector = {
  id: 'pull-request-template',
  title: 'Template for pull requests',
  practices: ['mentoring/architectural-review'],
  mayBe: (path) => /(?:^|\/)(?:pull_request_template(?:\/[\w.-]+)?\.md|\.gitlab\/merge_request_templates\/[\w.-]+\.md)$/i.test(path),
  read({ text }) {
    const sections = sectionsOf(text);
    const questions = [['risk', /\brisks?\b/i], ['breaking changes', /breaking/i], ['rollback', /roll(?:ing|ed)?[-\s]?back|back(?:ing|ed)?[-\s]?out|how .{0,20}\brevert/i], ['tests', /\btest/i], ['why', /\bwhy\b|motivation|context|problem/i]] as const;
    const asked = questions.filter(([, like]) => like.test(text)).map(([name]) => name);
    return text.trim() === '' ? [] : [{ line: sections[0]?.line ?? 0, says: asked.length > 0 ? `asks about ${asked.join(', ')}` : 'asks about neither risk nor rollback' }];
  },
};

export const dependencyUpdates: SignalDetector = {
  id: 'dependency-updates',
  title: 'Updates of dependencies by a bot',
  practices: ['security/dependency-hygiene'],
  mayBe: (path) => /^(?:\.github\/)?(?:renovate\.json5?|\.renovaterc(?:\.json5?)?|dependabot\.ya?ml)$|^\.gitlab\/renovate\.json5?$|^package\.json$/.test(path),
  read: (file) => documentsOf(file).flatMap(({ data, lineOf }): readonly Told[] => {
    if (file.path === 'package.json') return isData(data['renovate']) ? [{ line: lineOf('renovate'), says: 'Renovate' }] : [];
    if (!file.path.includes('dependabot')) {
      const extended = listAt(data, 'extends').filter((it) => typeof it === 'string');
      return Object.keys(data).length === 0 ? [] : [{ line: lineOf('extends'), says: `Renovate${extended.length > 0 ? `, extends ${extended.join(', ')}` : ''}` }];
    }
    // A limit of none leaves only what an advisory asks for.
    const updates = listAt(data, 'updates').map((it) => `${wordAt(it, 'package-ecosystem')} ${wordAt(it, 'open-pull-requests-limit') === '0' ? 'for advisories alone' : wordAt(it, 'schedule', 'interval')}`.trim());
    return updates.length === 0 ? [] : [{ line: lineOf('updates'), says: `Dependabot: ${[...new Set(updates)].join(', ')}` }];
  }),
};

export const installScripts: SignalDetector = {
  id: 'ignored-install-scripts',
  title: 'Install scripts that do not run',
  practices: ['security/dependency-hygiene'],
  mayBe: (path) => /^(?:\.npmrc|\.yarnrc\.yml|package\.json|pnpm-workspace\.yaml)$/.test(path),
  read(file) {
    if (file.path === '.npmrc') return told(file.text, /^\s*ignore-scripts\s*=\s*true/, () => 'ignore-scripts');
    return documentsOf(file).flatMap(({ data, lineOf }): readonly Told[] => {
      if (file.path === '.yarnrc.yml') return data['enableScripts'] === false ? [{ line: lineOf('enableScripts'), says: 'enableScripts is off' }] : [];
      const path = file.path === 'package.json' ? ['pnpm', 'onlyBuiltDependencies'] : ['onlyBuiltDependencies'];
      const allowed = listAt(data, ...path);
      return Array.isArray(allowed) && allowed.length > 0 ? [{ line: lineOf(...path), says: `${allowed.length} package${allowed.length === 1 ? '' : 's'} may run scripts` }] : [];
    });
  },
};

export const sharedConfiguration: SignalDetector = {
  id: 'shared-configuration',
  title: 'Shared settings for lint and TypeScript',
  practices: ['mentoring/standards'],
  mayBe: (path) => packagePath.test(path) && path !== 'package.json',
  read: (file) => documentsOf(file).flatMap(({ data, lineOf }) => (/(?:^|[/-])(?:eslint-config|tsconfig|ts-?config|prettier-config|typescript-config|eslint-plugin|biome-config)(?:$|-)/.test(wordAt(data, 'name')) ? [{ line: lineOf('name'), says: `package ${wordAt(data, 'name')}` }] : [])),
};

export const generators: SignalDetector = {
  id: 'generators',
  title: 'Generators for new code',
  practices: ['mentoring/standards'],
  mayBe: (path) => /(?:^|\/)(?:plopfile\.[cm]?[jt]s|generators\.json|collection\.json|_templates\/[\w-]+\/[\w-]+\/[\w.-]+\.(?:ejs\.)?t|turbo\/generators\/config\.[cm]?[jt]s|\.hygen\.js)$/.test(path),
  read(file) {
    if (/\.json$/.test(file.path)) return documentsOf(file).flatMap(({ data, lineOf }) => ['generators', 'schematics'].flatMap((key) => (isData(data[key]) ? [{ line: lineOf(key), says: Object.keys(dataAt(data, key)).slice(0, 5).join(', ') }] : [])));
    if (/\.t$/.test(file.path)) return told(file.text, /^to:\s*\S.*/, (it) => `writes ${it.replace(/^to:\s*/, '').replace(/<%=\s*([\w.]+).*?%>/g, '{$1}')}`);
    return told(file.text, /setGenerator\s*\(\s*["'`][^"'`]+/, (it) => (/["'`](.+)$/.exec(it)?.[1] ?? ''));
  },
};

export const codeTours: SignalDetector = {
  id: 'code-tours',
  title: 'Tours through the code',
  practices: ['mentoring/knowledge-sharing'],
  mayBe: (path) => /(?:^|\/)\.?(?:tours|vscode\/tours)\/[\w./-]+\.tour$/.test(path),
  read: (file) => documentsOf(file).flatMap(({ data, lineOf }) => (listAt(data, 'steps').length > 0 ? [{ line: lineOf('title'), says: `“${wordAt(data, 'title')}”, ${listAt(data, 'steps').length} steps` }] : [])),
};

export const runnableExamples: SignalDetector = {
  id: 'runnable-examples',
  title: 'Examples that run',
  practices: ['mentoring/knowledge-sharing'],
  mayBe: (path) => /(?:^|\/)(?:examples?|samples?|demos?)\/(?:[\w.-]+\/)?package\.json$/.test(path),
  read: (file) => documentsOf(file).flatMap(({ data, lineOf }) => {
    const script = ['start', 'dev', 'serve', 'example', 'test'].find((it) => wordAt(data, 'scripts', it) !== '');
    return script === undefined ? [] : [{ line: lineOf('scripts', script), says: `script ${script}` }];
  }),
};

/** Profilers and load generators that a script runs; a dependency alone says nothing. */
export const profilingScript: SignalDetector = {
  id: 'profiling-script',
  title: 'Scripts that measure',
  practices: ['performance/profiling'],
  mayBe: (path) => packagePath.test(path),
  read: (file) => documentsOf(file).flatMap(({ data, lineOf }) => Object.entries(dataAt(data, 'scripts')).flatMap(([name, command]): readonly Told[] => {
    const tool = typeof command === 'string' ? /(?:^|[\s;&|])(?:npx |pnpm |yarn )?(clinic|0x|autocannon|k6 run|artillery|node --(?:cpu-)?prof|node --heap-prof|tinybench|mitata)\b/.exec(command)?.[1] : undefined;
    return tool === undefined ? [] : [{ line: lineOf('scripts', name), says: `script ${name} runs ${tool}` }];
  })),
};

export const benchmarkFolder: SignalDetector = {
  id: 'benchmark-folder',
  title: 'Benchmarks',
  practices: ['performance/profiling'],
  mayBe: (path) => /(?:^|\/)(?:bench(?:marks?)?|perf(?:ormance)?)\/[\w./-]+\.[cm]?[jt]s$|\.bench\.[cm]?[jt]s$/.test(path),
  read: ({ text }) => told(text, /(?:["'](?:autocannon|tinybench|mitata|benchmark|cronometro|bench-node)["']|\b(?:hyperfine|bench\s*\(|performance\.now\s*\(|process\.hrtime|new (?:Bench|Suite)\b|k6\/http))/, (it) => `measures with \`${it.replace(/^["']|["']$|\s*\($/g, '')}\``),
};

export const loadTest: SignalDetector = {
  id: 'load-test-budget',
  title: 'Load tests with a budget',
  practices: ['delivery/cost-budgets'],
  mayBe: (path) => /\.[cm]?[jt]s$|\.ya?ml$/.test(path) && /(?:^|[/._-])(?:k6|load|perf|stress|soak|artillery)/i.test(path),
  read({ path, text }) {
    if (/\.ya?ml$/.test(path)) return /^config:/m.test(text) && /^scenarios:/m.test(text) ? told(text, /^\s*(?:ensure|thresholds|maxErrorRate)\s*:/, () => 'Artillery with thresholds') : [];
    return /from\s+["']k6(?:\/[\w-]+)?["']/.test(text) ? told(text, /\bthresholds\s*:/, () => 'k6 with thresholds') : [];
  },
};

export const repositorySignals: readonly SignalDetector[] = [boundaryTool, workspaceExports, codeOwners, pullRequestTemplate, dependencyUpdates, installScripts, sharedConfiguration, generators, codeTours, runnableExamples, profilingScript, benchmarkFolder, loadTest];
