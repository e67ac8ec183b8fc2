/** Keys that come straight from the environment, and so may not be there. */
import type { Value } from '../../facts/value.js';
import { isSameValue } from '../branches.js';
import type { ProjectFile } from '../project-file.js';
import type { ProjectGraph } from '../project-graph.js';
import { settingRead } from '../secrets/settings.js';
import { askedAbout } from '../secrets/start-up-checks.js';
import type { Verification } from './verifications.js';

/** The setting that a verification's key is read from, when nothing stands in for it and nothing makes sure of it. */
export function unsetKey(graph: ProjectGraph, { file, call }: Verification): string | undefined {
  const key = call.arguments[1];
  const read = key && source(file, key);
  const name = read && settingRead(graph, file, read);
  if (!read || name === undefined) return undefined;
  const hasStandIn = file.syntax.fallbacks.some((it) => isSameValue(it.value, read));
  return hasStandIn || askedAbout(graph)(file).settings.has(name) ? undefined : name;
}

/** What a variable of the file holds, if it is one thing. */
function source(file: ProjectFile, value: Value): Value {
  const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
  const [only] = definition?.kind === 'variable' && definition.path.length === 0 && definition.values.length === 1 ? definition.values : [];
  return only ?? value;
}
