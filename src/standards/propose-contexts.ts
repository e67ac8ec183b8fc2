/** Proposes bounded contexts from feature folders that stand side by side. */
import { compareText } from '../analysis/location.js';
import { roleOf } from './find-layer-folders.js';
import { literalGlob } from './match.js';
import { counted, foldersOf, isServerCode, sourceStart, times, type Proposed, type ProposalInput } from './propose-input.js';
import type { Context } from './standards.js';

/** The contexts; none unless at least two features stand side by side and mostly enter each other by a public door. */
export function proposeContexts(input: ProposalInput): Proposed<Context> {
  const sources = input.files.filter(isServerCode);
  const verdicts = findGroups(sources).map((group) => judgeGroup(group, input.imports));
  const features = verdicts.flatMap((it) => it.features);
  const isTaken = (feature: Feature): boolean => features.some((it) => it !== feature && it.name === feature.name);
  return {
    parts: features.map((it) => ({
      name: isTaken(it) ? it.folder : it.name,
      files: [`${literalGlob(it.folder)}/**`],
      public: it.doors.map(literalGlob),
      shared: it.shared,
    })),
    reasons: verdicts.map((it) => it.reason),
    violations: verdicts.reduce((sum, it) => sum + it.violations, 0),
  };
}

/** A folder that may be a context. */
interface Feature {
  readonly name: string;
  readonly folder: string;
  /** Its `index` and NestJS module files. */
  readonly doors: readonly string[];
  readonly shared: boolean;
}

interface Group {
  readonly parent: string;
  readonly features: readonly Feature[];
}

interface Verdict {
  readonly features: readonly Feature[];
  readonly reason: string;
  readonly violations: number;
}

const featureParents: ReadonlySet<string> = new Set(['modules', 'contexts', 'bounded-contexts', 'features', 'domains']);
const sharedNames: ReadonlySet<string> = new Set(['shared', 'shared-kernel', 'kernel', 'common', 'core', 'lib', 'utils']);
const rootModules = /^(app|main|root)\.module\.[cm]?[jt]s$/;
const moduleFile = /\.module\.[cm]?[jt]s$/;
const doorFile = /^index\.[cm]?[jt]sx?$|\.module\.[cm]?[jt]s$/;

function judgeGroup({ parent, features }: Group, imports: ProposalInput['imports']): Verdict {
  const place = parent === '' ? 'The root' : `\`${parent}\``;
  const own = features.filter((it) => !it.shared);
  const withDoor = own.filter((it) => it.doors.length > 0);
  const sentence = `${place} has ${counted(own.length, 'feature folder')}`;
  if (withDoor.length * 2 < own.length) {
    const found = withDoor.length === 0 ? 'none has' : `only ${withDoor.length} of them ${withDoor.length === 1 ? 'has' : 'have'}`;
    return { features: [], reason: `${sentence}, but ${found} an index or module file as its public door, so no contexts are proposed there.`, violations: 0 };
  }

  const crossing = imports.flatMap(({ from, to }) => {
    const target = own.find((it) => to.startsWith(`${it.folder}/`));
    const isCrossing = target && !from.startsWith(`${target.folder}/`) && features.some((it) => from.startsWith(`${it.folder}/`));
    return isCrossing ? [target.doors.includes(to)] : [];
  });
  const through = crossing.filter((it) => it).length;
  const past = crossing.length - through;
  const traffic = describeTraffic(through, past);
  if (past > through) return { features: [], reason: `${sentence}, but ${traffic}, so no contexts are proposed there.`, violations: 0 };
  if (past === 0) return { features, reason: `${sentence}, proposed as contexts: ${traffic}.`, violations: 0 };
  const minority = past === 1 ? 'that import is proposed as a violation' : `those ${past} imports are proposed as violations`;
  return { features, reason: `${sentence}, proposed as contexts: ${traffic}; ${minority}.`, violations: past };
}

function describeTraffic(through: number, past: number): string {
  if (through + past === 0) return 'they import nothing of each other';
  if (past === 0) return `they import each other ${times(through)}, always through an index or module file`;
  return `they import each other ${times(through)} through an index or module file and ${times(past)} past it`;
}

function findGroups(sources: readonly string[]): Group[] {
  const parents = new Map<string, Set<string>>();
  const add = (folders: readonly string[]): void => {
    const parent = folders.slice(0, -1).join('/');
    parents.set(parent, (parents.get(parent) ?? new Set()).add(folders.at(-1) ?? ''));
  };
  for (const file of sources) {
    const folders = foldersOf(file);
    const start = sourceStart(folders);
    const parent = folders.findIndex((it, index) => index >= start && featureParents.has(it.toLowerCase()));
    if (parent >= 0 && parent + 1 < folders.length) add(folders.slice(0, parent + 2));
    else if (isFeatureModule(file, folders, start)) add(folders);
  }

  // Outer folders first: what lies inside a context is that context's own matter.
  const byDepth = [...parents].sort(([a], [b]) => depthOf(a) - depthOf(b) || compareText(a, b));
  const groups: Group[] = [];
  for (const [parent, names] of byDepth) {
    const features = [...names].sort(compareText).map((name) => featureAt(parent, name, sources));
    const isInside = groups.some((group) => group.features.some((it) => `${parent}/`.startsWith(`${it.folder}/`)));
    if (!isInside && features.filter((it) => !it.shared).length >= 2) groups.push({ parent, features });
  }
  return groups;
}

// NestJS keeps a module file in each feature's folder. A folder named for a layer is one, module file or not.
function isFeatureModule(file: string, folders: readonly string[], start: number): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1);
  if (!moduleFile.test(name) || rootModules.test(name) || folders.length <= start) return false;
  const folder = folders.at(-1)?.toLowerCase() ?? '';
  return roleOf(folder) === undefined || sharedNames.has(folder);
}

function featureAt(parent: string, name: string, sources: readonly string[]): Feature {
  const folder = parent === '' ? name : `${parent}/${name}`;
  const top = sources.filter((it) => it.startsWith(`${folder}/`) && !it.slice(folder.length + 1).includes('/'));
  const doors = top.filter((it) => doorFile.test(it.slice(folder.length + 1))).sort(compareText);
  return { name, folder, doors, shared: sharedNames.has(name.toLowerCase()) };
}

function depthOf(folder: string): number {
  return folder === '' ? 0 : folder.split('/').length;
}
