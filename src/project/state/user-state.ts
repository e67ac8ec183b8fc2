/** What a process remembers about users, sessions and tenants, and another instance of it does not know. */
import type { HotFunction } from '../calls/hot-set.js';
import { isFirstUseAt } from '../calls/first-use.js';
import type { ProjectGraph } from '../project-graph.js';
import { keptCollections, type Growth } from './kept-collections.js';
import { personalKey } from './kept-names.js';

export interface UserState {
  readonly growth: Growth;
  readonly key: string;
  readonly hot: HotFunction;
}

/** What is kept belongs to this instance alone: an open connection, or a timer. */
const connection = /socket|\bws\b|\bconn|\bres\b|response|reply|stream|client|timer|timeout|interval|abort|emitter|subscriber|subject|observable/i;

/** One place for each collection, where a request writes to it by whose it is. */
export function userStates(graph: ProjectGraph): readonly UserState[] {
  return keptCollections(graph).flatMap((collection): readonly UserState[] => {
    for (const growth of collection.growths) {
      const hot = graph.hot.find({ file: growth.file, id: growth.within });
      const key = growth.key && personalKey(growth.file, growth.key);
      if (!hot || key === undefined || isConnection(graph, growth, hot)) continue;
      // What is loaded again where it is missing is a copy, and no state.
      if (isFirstUseAt(growth.file, growth.within, growth.span) || /cache|memo/i.test(growth.text)) continue;
      return [{ growth, key, hot }];
    }
    return [];
  });
}

function isConnection(graph: ProjectGraph, { file, value, text, key, call }: Growth, hot: HotFunction): boolean {
  if (hot.handler.framework === 'socket.io' || connection.test(text)) return true;
  const stored = value ?? (call?.callee.kind === 'member' && call.callee.name === 'add' ? key : undefined);
  if (!stored) return false;
  const made = stored.kind === 'result' ? file.syntax.calls[stored.call]?.text : undefined;
  if (made !== undefined && /^(?:setTimeout|setInterval)$/.test(made)) return true;
  const looked = stored.kind === 'object' ? stored.members.map(([, it]) => it) : [stored];
  const isOpen = looked.some((it) => graph.values.targets(file, it).some((target) => target.kind === 'package' && /^(?:socket\.io|ws|net|http|worker_threads|child_process)$/.test(target.name)));
  return isOpen || (stored.kind === 'object' && stored.members.some(([name]) => connection.test(name)));
}
