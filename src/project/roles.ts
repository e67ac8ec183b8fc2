/** What a file is for. Rules speak about server code unless they say otherwise. */
import { compareText } from '../analysis/location.js';
import { folderOf, foldersAbove } from '../analysis/paths.js';
import type { SyntaxFacts } from '../facts/facts.js';

export type FileRole = 'server' | 'test' | 'script' | 'config' | 'generated' | 'client';

const testPath =
  /(^|\/)(?:__tests__|__mocks__|__fixtures__|fakes?|(?:\w+-)?tests?(?:-[\w-]+)?|specs?|e2e|cypress|playwright|fixtures|mocks|load-?test(?:s|ing)?)\/|[.-](?:test|tests|spec|e2e[\w-]*|cy|bench|mock|stories|fixture)\.[cm]?[jt]sx?$|(^|\/)(?:test|spec)\.[cm]?[jt]sx?$|-test-utils?\.[cm]?[jt]sx?$|(^|\/)fake(?:-|[A-Z])[\w-]*\.[cm]?[jt]sx?$|e2e-[\w-]+\//;
const scriptPath =
  /(^|\/)(?:scripts?|bin|cli|[\w-]+-cli|seeds?|seeders?|seeding|(?:\w+-)?examples?(?:-\w+)?|codemods?|playgrounds?|sandbox|dev-server|\.[\w-]+)\/|(^|\/)(?:gulpfile|gruntfile|jakefile|makefile)\b|(^|\/)(?:migrate|build|_playground)\.[cm]?[jt]s$|(^|\/)seed(?:er|s)?\.[cm]?[jt]s$/i;
/** Folders that hold no server code beside the sources, and often do inside them: `src/tasks`, `server/templates`. */
const asidePath =
  /^(?:(?!(?:src|apps?|server|lib|libs|routes|modules|api)\/)[\w@.-]+\/)*?(?:tools?|tasks|bench(?:marks?)?|testing|(?:\w+-)?(?:demos?|samples?|templates?)(?:-\w+)?|docs|website|generators?|install|extras?|ci|public|static|assets|wwwroot)\//;
const migrationPath = /(^|\/)(?:(?:\w+_)?migrations?|upgrades?)\/|(^|\/)(?:migrat(?:or|ions?)|populate)[\w-]*\.[cm]?[jt]s$/;
const configPath = /^(?:(?!(?:src|apps?|server|lib|libs)\/)[\w@.-]+\/)*[\w.-]+\.config\.[cm]?[jt]s$|(^|\/)\.[\w-]+rc\.[cm]?js$|(^|\/)(?:jest|babel|webpack|karma|vite|rollup|metro|nest-cli)[\w.-]*\.[cm]?[jt]s$|(^|\/)ormconfig\.[jt]s$/;
const generatedPath = /(^|\/)generated-[\w-]+\.|(^|\/)(?:generated|__generated__|gen|vendor|vendors|third[_-]party)\/|\.(?:generated|gen|min|bundle)\.[cm]?[jt]sx?$|-min\.js$/;

const clientPackages =
  /^(?:react|react-dom|react-router|react-router-dom|react-native|vue|vue-router|@vue\/.+|svelte|solid-js|preact|@angular\/.+|@ionic\/.+|jquery|@mui\/.+|@tanstack\/react-.+|@radix-ui\/.+|next\/(?:link|image|router|navigation|head)|socket\.io-client|vue-[\w-]+|iframe-resizer|zustand|redux|react-redux|antd|lit|@emotion\/.+|styled-components)(?:\/|$)/;
const serverFrameworks =
  /^(?:express|fastify|koa|@koa\/.+|hono(?!\/(?:client|jsx\/dom))|@hono\/node-server|@nestjs\/.+|@hapi\/.+|restify|polka|socket\.io|amqplib|kafkajs|bull|bullmq|next\/server)(?:\/|$)/;
/** Packages that read a command line, ask at a terminal or draw on it. */
const terminalPackages = /^(?:commander|yargs|meow|cac|sade|@oclif\/.+|inquirer|@inquirer\/.+|enquirer|prompts|@clack\/.+|ora|listr2?|cli-progress)(?:\/|$)/;
/** Data packages show in shared and client code too, where they give types or constants. */
const dataPackages = /^(?:typeorm|mongoose|@prisma\/client|knex|sequelize|pg|mysql2?|mongodb|ioredis|redis)(?:\/|$)/;
const serverBuiltins = new Set(['fs', 'fs/promises', 'http', 'https', 'net', 'child_process', 'cluster', 'worker_threads', 'os', 'zlib', 'tls', 'dgram', 'http2']);

/** What a file is that nobody has read closely: a test, client code, or one whose neighbours decide. */
export type Bystander = 'test' | 'client' | 'undecided';

/** The role of each file, by its path, what it imports and, for client code, the company it keeps. */
export function assignRoles(files: readonly SyntaxFacts[], bystanders: ReadonlyMap<string, Bystander> = new Map()): ReadonlyMap<string, FileRole> {
  const roles = new Map<string, FileRole>();
  const undecided: string[] = [];
  const votes = new Map<string, { client: number; server: number }>();
  const copies = copiedFolders(files);
  const terminal = terminalSources(files);
  const known = new Map(files.map((it) => [it.file, it]));
  for (const path of new Set([...known.keys(), ...bystanders.keys()])) {
    const facts = known.get(path);
    const role = byPath(path) ?? (facts?.isGenerated === true || facts?.isCopied === true || foldersAbove(path).some((it) => copies.has(it)) ? 'generated' : facts?.isProgram === true ? 'script' : undefined);
    const side = role ?? (terminal.has(sourcesOf(path)) ? 'script' : facts ? sideOf(facts) : bystanders.get(path) === 'client' ? 'client' : undefined);
    if (side) roles.set(path, side);
    else undecided.push(path);
    if (side === 'client' || (side === 'server' && role === undefined)) for (const folder of foldersAbove(path)) tally(votes, folder)[side] += 1;
  }
  for (const path of undecided) roles.set(path, byCompany(path, votes));
  return new Map([...roles].sort(([a], [b]) => compareText(a, b)));
}

/** Words that rules look for in tests, and our own name, by which a comment speaks to us. */
const wordsInTests = /\.\s*only\b|\[\s*['"`]only\b|\bf(?:it|describe|context)\b|plumbline/i;
/** What may make a file one that nobody writes here, where it stands near the head. */
const wordsAtHead = /^#!|generated|do not|(?:source|from)\s*:?\s*https?:|__esModule|use strict/i;

/**
 * What a file is that need not be read closely while no other loads it: a test in which no rule would find anything, or,
 * where `pages` may be among them, code in which nothing speaks for a server. `undefined` for every other.
 */
export function bystanderOf(path: string, text: string, pages: boolean): Bystander | undefined {
  const role = byPath(path);
  if (role !== undefined) return role === 'test' && !wordsInTests.test(text) ? 'test' : undefined;
  if (!pages || nextRoutePath.test(path) || /plumbline/i.test(text) || wordsAtHead.test(text.slice(0, 2000))) return undefined;
  const names = moduleNamesIn(text);
  if (names.some((it) => isOfServer(it) || terminalPackages.test(it) || dataPackages.test(it) || /^next(?:\/|$)/.test(it))) return undefined;
  if (/\.[jt]sx$/.test(path) || importsIn(text).some((it) => clientPackages.test(it))) return 'client';
  return names.some((it) => clientPackages.test(it)) ? undefined : 'undecided';
}

/** Every string in a text that could name a module. */
function moduleNamesIn(text: string): readonly string[] {
  return [...text.matchAll(/["'`]([@\w][\w@./:-]*)["'`]/g)].map((it) => it[1] ?? '');
}

/** What a text certainly imports, and not for its types. */
function importsIn(text: string): readonly string[] {
  return [...text.matchAll(/^import\s+(?!type\b)([\w$*{},\s]+?)\s+from\s+["']([^"'\n]+)["']/gm)].flatMap((it) => (/\btype\b/.test(it[1] ?? '') ? [] : (it[2] ?? '')));
}

function isOfServer(specifier: string): boolean {
  return serverFrameworks.test(specifier) || serverBuiltins.has(specifier.replace(/^node:/, ''));
}

/** Reports whether a file is server code whatever stands around it: it uses a server framework, and its path says nothing else. */
export function isSurelyServer(file: SyntaxFacts): boolean {
  if (file.isGenerated || file.isProgram || file.isCopied || byPath(file.file) !== undefined || sideOf(file) !== 'server') return false;
  return nextRoutePath.test(file.file) || file.imports.some((it) => !it.typeOnly && serverFrameworks.test(it.specifier));
}

/**
 * Sources of programs for the command line: files there talk to the terminal and none uses a server framework. Such a
 * program may hold a small server of its own, for the time that somebody looks at it.
 */
function terminalSources(files: readonly SyntaxFacts[]): ReadonlySet<string> {
  const sources = new Map<string, { terminal: number; http: number; isServer: boolean }>();
  for (const file of files) {
    // Templates are what such a program writes elsewhere.
    if (byPath(file.file) !== undefined || /\/templates?\//.test(file.file)) continue;
    const folder = sourcesOf(file.file);
    const seen = sources.get(folder) ?? { terminal: 0, http: 0, isServer: false };
    sources.set(folder, seen);
    const specifiers = file.imports.filter((it) => !it.typeOnly).map((it) => it.specifier);
    if (specifiers.some((it) => terminalPackages.test(it))) seen.terminal += 1;
    if (specifiers.some((it) => /^(?:node:)?https?$/.test(it))) seen.http += 1;
    if (nextRoutePath.test(file.file) || specifiers.some((it) => serverFrameworks.test(it))) seen.isServer = true;
  }
  return new Set([...sources].filter(([folder, it]) => folder !== '' && it.terminal > it.http * 2 && !it.isServer).map(([folder]) => folder));
}

/** The `src` folder that holds a file, or the top. */
function sourcesOf(path: string): string {
  return /^(?:.*?\/)?src(?=\/)/.exec(path)?.[0] ?? '';
}

/** A library that was copied in says so in its first file: `libs/isexe/index.js`. */
function copiedFolders(files: readonly SyntaxFacts[]): ReadonlySet<string> {
  const first = files.filter((it) => it.isCopied && /\/(?!(?:src|apps?|server|libs?|api)\/)[^/]+\/index\.[cm]?[jt]s$/.test(it.file));
  return new Set(first.map((it) => folderOf(it.file)));
}

function byPath(path: string): FileRole | undefined {
  if (testPath.test(path)) return 'test';
  if (generatedPath.test(path)) return 'generated';
  if (configPath.test(path)) return 'config';
  if (scriptPath.test(path) || migrationPath.test(path) || asidePath.test(path)) return 'script';
  return undefined;
}

/** Route handlers of Next.js, which stand among its pages. */
const nextRoutePath = /(?:^|\/)(?:app\/(?:.+\/)?route\.[cm]?[jt]sx?|pages\/api\/.+\.[cm]?[jt]sx?)$/;

function sideOf(file: SyntaxFacts): 'client' | 'server' | undefined {
  if (nextRoutePath.test(file.file)) return 'server';
  const specifiers = file.imports.filter((it) => !it.typeOnly).map((it) => it.specifier);
  const isClient = specifiers.some((it) => clientPackages.test(it));
  const isServer = specifiers.some(isOfServer);
  // Code that renders pages on a server imports both; a component that only shares a type with a server does not.
  if (isServer && !(isClient && /\.[jt]sx$/.test(file.file))) return 'server';
  if (isClient || /\.[jt]sx$/.test(file.file)) return 'client';
  return specifiers.some((it) => dataPackages.test(it)) ? 'server' : undefined;
}

/** A file that says nothing itself is what most of its nearest decided neighbours are. */
function byCompany(path: string, votes: ReadonlyMap<string, { client: number; server: number }>): FileRole {
  if (/(^|\/)client\//.test(path)) return 'client';
  for (const folder of foldersAbove(path)) {
    const seen = votes.get(folder);
    if (seen && seen.client + seen.server > 2) return seen.client > seen.server * 3 ? 'client' : 'server';
  }
  return 'server';
}

function tally(votes: Map<string, { client: number; server: number }>, folder: string): { client: number; server: number } {
  const known = votes.get(folder) ?? { client: 0, server: 0 };
  votes.set(folder, known);
  return known;
}
