/** Proposes layers from folder names, and what they may import from who imports whom today. */
import { findLayerFolders, findLayerSuffixes, type LayerFolders, type Role } from './find-layer-folders.js';
import { counted, isServerCode, times, type Proposed, type ProposalInput } from './propose-input.js';
import type { Layer } from './standards.js';

/** The layers, from the outside in; none when fewer than two are recognised. */
export function proposeLayers(input: ProposalInput): Proposed<Layer> {
  const found = layersIn(input);
  const [only] = found;
  if (only === undefined) return nothing('No folder has a name that tells a layer, such as `routes`, `services` or `domain`, so no layers are proposed.');
  if (found.length === 1) return nothing(`Only ${labelOf(only)} has a name that tells a layer, and one layer keeps nothing apart, so no layers are proposed.`);

  const count = countImports(found, input.imports);
  const countTypes = countImports(found, input.typeImports ?? []);
  const pairs = found.flatMap((a, index) => found.slice(index + 1).map((b) => judgePair(a, b, count, countTypes)));
  const domain = judgeDomain(found, input.packages);
  const mayImport = (from: LayerFolders, to: LayerFolders): boolean =>
    pairs.some((it) => it.allowed.some(([a, b]) => a === from && b === to));

  return {
    parts: found.map((it) => ({
      name: it.name,
      files: it.globs,
      mayImport: found.filter((other) => mayImport(it, other)).map((other) => other.name),
      domain: it === domain.layer,
    })),
    reasons: [...pairs.flatMap((it) => it.reason ?? []), ...reasonsWithoutImports(found, pairs), ...circleReasons(found, pairs), ...domain.reasons],
    meanings: found.map((it) => `\`${it.name}\` (${it.globs.map((glob) => `\`${glob}\``).join(', ')}) ${meanings[it.role]}`),
    violations: pairs.reduce((sum, it) => sum + it.violations, domain.violations),
  };
}

/** Folder names tell most; where they tell less than two layers, endings of file names may. */
function layersIn(input: ProposalInput): readonly LayerFolders[] {
  const sources = input.files.filter(isServerCode);
  const folders = findLayerFolders(sources, input.files);
  if (folders.length >= 2) return folders;
  const suffixes = findLayerSuffixes(sources, input.files);
  return suffixes.length >= 2 ? suffixes : folders;
}

const meanings: Readonly<Record<Role, string>> = {
  http: 'is where requests come in. It knows what is below it, and nothing below should know HTTP.',
  jobs: 'is where queues and clocks come in. Like requests, they know what is below, and nothing below knows them.',
  application: 'is what the product does, step by step. It should read the same whoever asks and wherever data is kept.',
  domain: 'is what the business would recognise. It should need nothing installed and nothing running to be tested.',
  persistence: 'is where data is kept. When the database changes, this should be all that changes with it.',
  shared: 'is what everybody may use, so it should use nobody: otherwise everything depends on everything.',
};

type Arrow = readonly [from: LayerFolders, to: LayerFolders];
type Count = (from: LayerFolders, to: LayerFolders) => number;

interface Pair {
  readonly members: Arrow;
  readonly allowed: readonly Arrow[];
  /** Absent when no import joins the two. */
  readonly reason: string | undefined;
  readonly violations: number;
}

// One direction is the rule when it has at least this many imports for each one against it.
const largeMajority = 3;

// So few imports may be slips, and do not speak against what names say.
const fewImports = 2;

function judgePair(a: LayerFolders, b: LayerFolders, count: Count, countTypes: Count): Pair {
  const [from, to] = count(b, a) > count(a, b) ? [b, a] : [a, b];
  const along = count(from, to);
  const against = count(to, from);
  const members = [a, b] as const;
  if (along === 0) return judgeTypes(a, b, countTypes);

  const sentence = `${labelOf(from)} imports ${placeOf(to)} ${times(along)} and is imported by it ${times(against)}`;
  const isUnusual = usualArrows(from, to).some(([it]) => it === to) && !isInversion(from, to);
  if (isUnusual && along <= fewImports && against === 0) {
    const which = along === 1 ? 'that import is proposed as a violation' : 'those imports are proposed as violations';
    return { members, allowed: [[to, from]], reason: `${sentence}; by their names the other direction is usual, so ${which}.`, violations: along };
  }
  const unusual = isUnusual ? ' By their names the other direction is usual: read this one before you keep it.' : '';
  if (against === 0) return { members, allowed: [[from, to]], reason: `${sentence}.${unusual}`, violations: 0 };
  if (along >= largeMajority * against) {
    const minority = against === 1 ? 'that import is proposed as a violation' : `those ${against} imports are proposed as violations`;
    return { members, allowed: [[from, to]], reason: `${sentence}; ${minority}.${unusual}`, violations: against };
  }
  const [usualArrow] = usualArrows(a, b);
  const advice = usualArrow === undefined ? '' : ` The usual direction is from \`${usualArrow[0].name}\` to \`${usualArrow[1].name}\`.`;
  const undecided = `${sentence}; neither direction prevails, so both are allowed until the team decides.${advice}`;
  return { members, allowed: [[from, to], [to, from]], reason: undecided, violations: 0 };
}

/** Where data is kept behind ports, its layer imports the application that declares them: a choice, and no slip. */
function isInversion(from: LayerFolders, to: LayerFolders): boolean {
  return from.role === 'persistence' && to.role === 'application';
}

/** Types alone are never reported, and still show which side knows the other. */
function judgeTypes(a: LayerFolders, b: LayerFolders, countTypes: Count): Pair {
  const members = [a, b] as const;
  const [from, to] = countTypes(b, a) > countTypes(a, b) ? [b, a] : [a, b];
  const along = countTypes(from, to);
  if (along === 0 || countTypes(to, from) > 0) return { members, allowed: usualArrows(a, b), reason: undefined, violations: 0 };
  const sentence = `${labelOf(from)} imports types of ${placeOf(to)} ${times(along)} and nothing else of it, nor it anything of ${placeOf(from)}`;
  const usualOnes = usualArrows(from, to);
  if (usualOnes.some(([it]) => it === to) && !isInversion(from, to)) {
    return { members, allowed: usualOnes, reason: `${sentence}; types alone are never reported, and by their names the other direction is allowed.`, violations: 0 };
  }
  const reason = `${sentence}; so this direction is allowed, though types alone are never reported.`;
  return { members, allowed: [[from, to]], reason, violations: 0 };
}

/** Pairs are judged one by one, and may still make a circle together. */
function circleReasons(found: readonly LayerFolders[], pairs: readonly Pair[]): string[] {
  const arrows = pairs.filter((it) => it.allowed.length === 1).flatMap((it) => it.allowed);
  for (const start of found) {
    const paths: LayerFolders[][] = [[start]];
    for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
      const last = path.at(-1);
      for (const [, to] of arrows.filter(([from]) => from === last)) {
        // Told from its first member alone, so that each circle is told once.
        if (to === start) return [`Together these arrows go in a circle: ${[...path, start].map((it) => `\`${it.name}\``).join(' → ')}. Layers end a change only where no arrow comes back, so decide which one goes.`];
        if (!path.includes(to)) paths.push([...path, to]);
      }
    }
  }
  return [];
}

// What most backends mean by these names; it speaks only where today's imports say nothing.
const usual: Readonly<Record<Role, readonly Role[]>> = {
  http: ['application', 'domain', 'shared'],
  jobs: ['application', 'domain', 'shared'],
  application: ['domain', 'persistence', 'shared'],
  domain: ['shared'],
  persistence: ['domain', 'shared'],
  shared: [],
};

function usualArrows(a: LayerFolders, b: LayerFolders): readonly Arrow[] {
  if (usual[a.role].includes(b.role)) return [[a, b]];
  return usual[b.role].includes(a.role) ? [[b, a]] : [];
}

function reasonsWithoutImports(found: readonly LayerFolders[], pairs: readonly Pair[]): string[] {
  const joined = new Set(pairs.filter((it) => it.reason !== undefined).flatMap((it) => it.members));
  const alone = found.filter((it) => !joined.has(it));
  const assumed = pairs.filter((it) => it.reason === undefined).flatMap((it) => it.allowed);
  const arrows = assumed.map(([from, to]) => `\`${from.name}\` to \`${to.name}\``).join(', ');
  return [
    ...alone.map((it) => `${labelOf(it)} is a layer by its name; no import joins it to another.`),
    ...(assumed.length > 0 ? [`Where no import shows a direction, the usual one is allowed: ${arrows}.`] : []),
  ];
}

interface DomainVerdict {
  readonly layer: LayerFolders | undefined;
  readonly reasons: readonly string[];
  readonly violations: number;
}

function judgeDomain(found: readonly LayerFolders[], packages: ProposalInput['packages']): DomainVerdict {
  const layer = found.find((it) => it.role === 'domain');
  if (layer === undefined) return { layer, reasons: [], violations: 0 };

  const imports = packages.filter((it) => layer.files.has(it.from) && isInfrastructure(it.package));
  const [first] = imports;
  if (first === undefined) {
    return { layer, reasons: [`${labelOf(layer)} is marked as the domain: it imports no database, HTTP or framework package.`], violations: 0 };
  }
  const files = new Set(imports.map((it) => it.from)).size;
  const sentence = `${labelOf(layer)} imports packages such as \`${first.package}\` in ${counted(files, 'file')}`;
  // A folder full of decorated entities is a database layer by another name.
  if (files * largeMajority > layer.files.size - files) {
    return { layer: undefined, reasons: [`${sentence}, so it is not marked as the domain.`], violations: 0 };
  }
  const minority = imports.length === 1 ? 'that import is proposed as a violation' : `those ${imports.length} imports are proposed as violations`;
  return { layer, reasons: [`${sentence}; it is marked as the domain, and ${minority}.`], violations: imports.length };
}

const infrastructure =
  /^(node:)?(fs|fs\/promises|http|https|http2|net|child_process)$|^(express|fastify|koa|hono|next|typeorm|mongoose|mongodb|prisma|knex|sequelize|sequelize-typescript|objection|pg|mysql|mysql2|redis|ioredis|bull|bullmq|amqplib|kafkajs|axios|got|undici|node-fetch|aws-sdk)(\/|$)|^drizzle-orm(\/|$)|^@(nestjs|prisma|mikro-orm|fastify|koa|hono|aws-sdk)\//;

function isInfrastructure(name: string): boolean {
  return infrastructure.test(name);
}

function countImports(found: readonly LayerFolders[], imports: ProposalInput['imports']): Count {
  const owners = new Map(found.flatMap((layer) => [...layer.files].map((file) => [file, layer] as const)));
  const counts = new Map<LayerFolders, Map<LayerFolders, number>>();
  for (const { from, to } of imports) {
    const [source, target] = [owners.get(from), owners.get(to)];
    if (source === undefined || target === undefined || source === target) continue;
    const row = counts.get(source) ?? new Map<LayerFolders, number>();
    counts.set(source, row.set(target, (row.get(target) ?? 0) + 1));
  }
  return (from, to) => counts.get(from)?.get(to) ?? 0;
}

function labelOf(layer: LayerFolders): string {
  return `${placeOf(layer)} (${counted(layer.files.size, 'file')})`;
}

function placeOf({ globs }: LayerFolders): string {
  const [first = '', second, ...rest] = globs.map((it) => `\`${it.replace(/\/\*\*$/, '')}\``);
  if (second === undefined) return first;
  return rest.length === 0 ? `${first} with ${second}` : `${first} with ${rest.length + 1} other folders`;
}

function nothing(reason: string): Proposed<Layer> {
  return { parts: [], reasons: [reason], violations: 0 };
}
