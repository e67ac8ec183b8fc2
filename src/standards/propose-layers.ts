/** Proposes layers from folder names, and what they may import from who imports whom today. */
import { findLayerFolders, type LayerFolders, type Role } from './find-layer-folders.js';
import { counted, isServerCode, times, type Proposed, type ProposalInput } from './propose-input.js';
import type { Layer } from './standards.js';

/** The layers, from the outside in; none when fewer than two are recognised. */
export function proposeLayers(input: ProposalInput): Proposed<Layer> {
  const found = findLayerFolders(input.files.filter(isServerCode), input.files);
  const [only] = found;
  if (only === undefined) return nothing('No folder has a name that tells a layer, such as `routes`, `services` or `domain`, so no layers are proposed.');
  if (found.length === 1) return nothing(`Only ${labelOf(only)} has a name that tells a layer, and one layer keeps nothing apart, so no layers are proposed.`);

  const count = countImports(found, input.imports);
  const pairs = found.flatMap((a, index) => found.slice(index + 1).map((b) => judgePair(a, b, count)));
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
    reasons: [...pairs.flatMap((it) => it.reason ?? []), ...reasonsWithoutImports(found, pairs), ...domain.reasons],
    violations: pairs.reduce((sum, it) => sum + it.violations, domain.violations),
  };
}

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

function judgePair(a: LayerFolders, b: LayerFolders, count: Count): Pair {
  const [from, to] = count(b, a) > count(a, b) ? [b, a] : [a, b];
  const along = count(from, to);
  const against = count(to, from);
  const members = [a, b] as const;
  if (along === 0) return { members, allowed: usualArrows(a, b), reason: undefined, violations: 0 };

  const sentence = `${labelOf(from)} imports ${placeOf(to)} ${times(along)} and is imported by it ${times(against)}`;
  if (against === 0) return { members, allowed: [[from, to]], reason: `${sentence}.`, violations: 0 };
  if (along >= largeMajority * against) {
    const minority = against === 1 ? 'that import is proposed as a violation' : `those ${against} imports are proposed as violations`;
    return { members, allowed: [[from, to]], reason: `${sentence}; ${minority}.`, violations: against };
  }
  const undecided = `${sentence}; neither direction prevails, so both are allowed until the team decides.`;
  return { members, allowed: [[from, to], [to, from]], reason: undecided, violations: 0 };
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
