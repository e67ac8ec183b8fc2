/** Strengths about caches: when entries expire, how they are cleared and renewed, where keys come from. */
import type { CallFact, FunctionId } from '../facts/facts.js';
import type { Value } from '../facts/value.js';
import type { FunctionRef } from '../project/calls/call-graph.js';
import type { ExternalCall } from '../project/calls/external-calls.js';
import { databaseCalls } from '../project/databases/database-calls.js';
import { locationIn, type ProjectFile } from '../project/project-file.js';
import type { ProjectGraph } from '../project/project-graph.js';
import { callStrength, callsTo, optionOf } from './calls.js';
import type { StrengthDetector } from './strength.js';
import { someValue, textOf } from './values.js';

/** Calls that write into a cache, and the argument that says how long. */
const cacheWrites = { redis: /\(\)\.(?:set|setEx|expire|pExpire)$/, ioredis: /\(\)\.(?:set|setex|expire|psetex|pexpire)$/, '@redis/client': /\(\)\.(?:set|setEx|expire)$/, 'cache-manager': /\(\)\.(?:set|wrap)$/, keyv: /\(\)\.set$/, 'lru-cache': /\(\)\.set$/, 'node-cache': /\(\)\.set$/, memjs: /\.set$/ };

export const ttlJitter = callStrength({
  id: 'ttl-jitter',
  title: 'Expiry with jitter',
  practices: ['data/caching-strategies'],
  calls: cacheWrites,
  when: (it, graph) => it.call.arguments.slice(1).some((value) => isRandom(graph, it, value)),
  says: (name) => `${name} lets entries expire at different times.`,
});

/** Reports whether a value is drawn by chance, or comes from a function of our own that draws it. */
function isRandom(graph: ProjectGraph, { file, call }: ExternalCall, value: Value): boolean {
  const drawn = (at: ProjectFile, within: FunctionId): boolean => at.syntax.calls.some((it) => it.within === within && graph.values.targets(at, it.callee).some((target) => (target.kind === 'global' && target.path === 'Math.random') || (target.kind === 'package' && /^(?:node:)?crypto$/.test(target.name) && target.path === 'randomInt')));
  const results: number[] = [];
  someValue(value, (it) => {
    if (it.kind === 'result') results.push(it.call);
    if (it.kind === 'definition') {
      const definition = file.syntax.definitions[it.id];
      if (definition?.kind === 'variable') for (const inner of definition.values) if (inner.kind === 'result') results.push(inner.call);
    }
    return false;
  });
  // A sum is no value that is followed, so that a draw in the argument itself is known by where it stands.
  const span = call.argumentSpans[call.arguments.indexOf(value)];
  const inside = span !== undefined && file.syntax.calls.some((it) => isInside(it, span) && graph.values.targets(file, it.callee).some((target) => target.kind === 'global' && target.path === 'Math.random'));
  return inside || results.some((index) => {
    const made = file.syntax.calls[index];
    return made !== undefined && graph.values.targets(file, made.callee).some((it) => it.kind === 'function' && drawn(it.file, it.id));
  });
}

function isInside({ span: [line, character] }: CallFact, [from, start, to, end]: readonly [number, number, number, number]): boolean {
  return (line > from || (line === from && character >= start)) && (line < to || (line === to && character < end));
}

export const cacheTags = callStrength({
  id: 'cache-tags',
  title: 'Caches cleared by tag',
  practices: ['data/caching-strategies'],
  calls: { next: /^(?:revalidateTag|unstable_cache|updateTag|cacheTag|unstable_cacheTag)$/, bentocache: /\.(?:deleteByTag|getOrSet)$/, '@type-cacheable/core': /^CacheClear$/, 'cachified': /^$/, 'async-cache-dedupe': /\.(?:invalidate|invalidateAll)$/ },
  when: (it) => !/^(?:unstable_cache$|.*getOrSet$)/.test(it.path) || it.call.arguments.some((value) => someValue(value, (inner) => inner.kind === 'object' && inner.members.some(([name]) => name === 'tags'))),
  says: (name) => `${name} clears what belongs together at once.`,
});

export const backgroundRefresh = callStrength({
  id: 'background-refresh',
  title: 'Caches renewed in the background',
  practices: ['data/caching-strategies'],
  calls: { 'lru-cache': /^(?:LRUCache|default)?$/, 'cache-manager': /^(?:createCache|caching)$|\.wrap$/, '@epic-web/cachified': /^cachified$/, bentocache: /^BentoCache$|\.getOrSet$/, 'async-cache-dedupe': /^createCache$/, '@isaacs/ttlcache': /^$/, 'p-memoize': /^$/ },
  when: (it, graph) => ['fetchMethod', 'refreshThreshold', 'staleWhileRevalidate', 'swr', 'stale', 'grace', 'refreshAllStores'].some((name) => optionOf(graph, it, name) !== undefined) || (it.path.endsWith('.wrap') && it.call.arguments.length >= 4),
  says: (name) => `${name} renews an entry while the old one still serves.`,
});

/** A module that makes the keys of a shared store for others. */
export const cacheKeyModule: StrengthDetector = {
  id: 'cache-key-module',
  title: 'Keys made in one place',
  practices: ['scalability/caching-layers'],
  *find(graph) {
    const seen = new Set<string>();
    const cached = [...databaseCalls(graph).filter((it) => it.api.kind === 'cache'), ...callsTo(graph, { 'cache-manager': /\.(?:get|set|del|wrap)$/, keyv: /\.(?:get|set|delete)$/, '@nestjs/cache-manager': /\.(?:get|set|del|wrap)$/ })];
    for (const { file, call } of cached) {
      for (const ref of keyMakers(graph, file, call.arguments[0])) {
        const key = `${ref.file.path}#${ref.id}`;
        if (ref.file === file || seen.has(key)) continue;
        seen.add(key);
        const made = ref.file.syntax.functions[ref.id];
        if (made) yield { at: locationIn(ref.file.path, made.nameSpan), message: `\`${made.name}\` makes the keys under which others store and find.` };
      }
    }
  },
};

function keyMakers(graph: ProjectGraph, file: ProjectFile, key: Value | undefined): readonly FunctionRef[] {
  if (!key) return [];
  const values = key.kind === 'definition' ? variableValues(file, key.id) : [key];
  return values.flatMap((value) => {
    const call = value.kind === 'result' ? file.syntax.calls[value.call] : undefined;
    return call ? graph.values.targets(file, call.callee).filter((it) => it.kind === 'function').filter((it) => it.file.syntax.functions[it.id]?.returns.some((made) => made.kind === 'joined' && textOf(made) !== '') === true) : [];
  });
}

function variableValues(file: ProjectFile, id: number): readonly Value[] {
  const definition = file.syntax.definitions[id];
  return definition?.kind === 'variable' ? definition.values : [];
}

export const cacheStrengths = [ttlJitter, cacheTags, backgroundRefresh, cacheKeyModule];
