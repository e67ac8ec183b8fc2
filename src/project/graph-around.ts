/**
 * The project as a few edited files see it: they are read anew, and what other files say about them is taken from the
 * last link. What the edits mean for other files, only the next link tells.
 */
import { compareText } from '../analysis/location.js';
import type { FileFacts } from '../facts/facts.js';
import { CallGraph, refKey } from './calls/call-graph.js';
import { ExternalCalls } from './calls/external-calls.js';
import { HotAround } from './calls/hot-around.js';
import { dependenciesOf } from './dependencies.js';
import { EditedFiles } from './edited-files.js';
import type { ChainLink, FunctionTarget, Handler } from './handlers/handler.js';
import { projectFile } from './project-file.js';
import { lostPromisesIn, type LostPromise, type ProjectGraph } from './project-graph.js';
import { recognised } from './recognised.js';
import { Rejections } from './rejections.js';
import { RequestData } from './request-data/request-data.js';
import { Values } from './values.js';

/**
 * A graph whose candidates are those of the edited files: `withRole`, `handlers`, `external`, `hot.functions` and
 * `dependencies` tell of them alone. `undefined` when a file was not linked before.
 */
export function graphAround(before: ProjectGraph, facts: readonly FileFacts[]): ProjectGraph | undefined {
  const pairs = facts.map((it) => {
    const was = before.files.find((file) => file.path === it.syntax.file);
    return was && { before: was, now: projectFile(it, `${was.key}'`, was.role, was.layer, was.context) };
  });
  if (pairs.some((it) => it === undefined)) return undefined;
  const edited = new EditedFiles(pairs.filter((it) => it !== undefined));
  const byPath = new Map(edited.now.map((it) => [it.path, it]));
  const files = before.files.map((it) => byPath.get(it.path) ?? it);
  for (const it of files) byPath.set(it.path, it);
  const values = new Values(byPath, { before: before.values, edited });
  const rejections = new Rejections(byPath, values);
  const calls = new CallGraph(files, values);
  const external = new ExternalCalls(edited.now, values);
  const handlers = new Map(before.handlers.map((it) => [it, handlerNow(it, edited)]));
  const hot = new HotAround(before.hot, edited, calls, (it) => handlers.get(it) ?? it);
  const parts = { values, calls, external, hot, handlers: [...handlers.values()] };
  let requestData: RequestData | undefined;
  let lost: readonly LostPromise[] | undefined;
  const withRole: ProjectGraph['withRole'] = (...roles) => edited.now.filter((it) => roles.includes(it.role));
  return {
    ...before,
    ...parts,
    files,
    handlers: parts.handlers.filter((it, index) => it !== before.handlers[index]),
    dependencies: edited.now.flatMap((it) => dependenciesOf(it, byPath, values.exports)),
    rejections,
    get requestData() {
      requestData ??= new RequestData(parts, { validators: recognised({ recognizers: before.recognizers, values, files }, 'validators') });
      return requestData;
    },
    withRole,
    get lostPromises() {
      lost ??= lostNow(before, edited, lostPromisesIn(withRole('server'), rejections, (it) => refKey(edited.functionBefore(it) ?? it)));
      return lost;
    },
    around: { before, edited },
  };
}

/** A habit of dropping what one function gives shows only among all of them. */
function lostNow(before: ProjectGraph, edited: EditedFiles, own: readonly LostPromise[]): readonly LostPromise[] {
  const others = before.lostPromises.filter((it) => !edited.isPast(it.file));
  return [...others, ...own].sort((a, b) => compareText(a.file.path, b.file.path));
}

/** A handler with the functions that stand there now. */
function handlerNow(handler: Handler, edited: EditedFiles): Handler {
  const functionsNow = (them: readonly FunctionTarget[]): readonly FunctionTarget[] => them.flatMap((it) => {
    const now = edited.functionNow(it);
    return now ? [{ ...it, ...now }] : [];
  });
  const linkNow = (link: ChainLink): ChainLink => ({ ...link, functions: functionsNow(link.functions) });
  const isTouched = [...handler.functions, ...handler.registered, ...handler.chain.flatMap((it) => it.functions), handler].some((it) => edited.isPast(it.file));
  if (!isTouched) return handler;
  return {
    ...handler,
    at: edited.placeNow(handler.at),
    registeredBy: edited.placeNow(handler.registeredBy),
    functions: functionsNow(handler.functions),
    registered: functionsNow(handler.registered),
    chain: handler.chain.map(linkNow),
  };
}
