/** Clients made where something runs often: for the request alone, and not kept. */
import type { Value } from '../../facts/value.js';
import { awsClients, clientMakers, makersWithoutNew } from '../apis/clients.js';
import type { ApiTable, ExternalCall } from '../calls/external-calls.js';
import { dependsOn } from '../data/depends.js';
import { resultsIn } from '../databases/query-chain.js';
import type { ProjectFile } from '../project-file.js';
import type { ProjectGraph } from '../project-graph.js';

/** Every call of server code that makes a client and keeps it nowhere, in the order of files and calls. */
export function unkeptClients(graph: ProjectGraph): readonly ExternalCall[] {
  const names = new Set(graph.files.flatMap((file) => file.imports.flatMap((it) => (it.target.kind === 'package' && awsClients.packages.test(it.target.name) ? [it.target.name] : []))));
  const table: ApiTable = { ...clientMakers, ...Object.fromEntries([...names].map((it) => [it, awsClients.path])) };
  return graph.external.to(table).filter((it) => (it.call.construct || makersWithoutNew.test(it.path)) && it.call.arguments.every((value) => isFixed(it.file, value)) && !isKept(it.file, it.index));
}

/** Reports whether a value is the same at every call: what a caller gives or a store answers may differ by tenant. */
function isFixed(file: ProjectFile, value: Value): boolean {
  return !dependsOn(file, value, (it) => it.kind === 'awaited' || (it.kind === 'definition' && file.syntax.definitions[it.id]?.kind === 'parameter' && !isConstructors(file, it.id)));
}

function isConstructors(file: ProjectFile, id: number): boolean {
  const definition = file.syntax.definitions[id];
  return definition?.kind === 'parameter' && file.syntax.classes.some((it) => it.constructedBy === definition.function);
}

/** Put into a field, a module's variable or a collection, or handed on to something that may keep it. */
function isKept(file: ProjectFile, index: number): boolean {
  const isIt = (value: Value): boolean => resultsIn(file, value.kind === 'awaited' ? value.of : value).includes(index) || (value.kind === 'object' && value.members.some(([, it]) => isIt(it)));
  const isAssigned = file.syntax.assignments.some(({ target, value }) => isIt(value) && (target.kind === 'member' || (target.kind === 'definition' && isModules(file, target.id))));
  const isDefined = file.syntax.definitions.some((it) => it.kind === 'variable' && it.within === -1 && it.values.some((value) => value.kind === 'result' && value.call === index));
  return isAssigned || isDefined || file.syntax.calls.some(({ callee, arguments: given }) => callee.kind === 'member' && /^(?:set|push|add|register)$/.test(callee.name) && given.some(isIt));
}

function isModules(file: ProjectFile, id: number): boolean {
  const definition = file.syntax.definitions[id];
  return definition?.kind === 'variable' && definition.within === -1;
}
