/** Handlers of the whole project. Known by declaration, never by name; one file of `handlers/` for each framework. */
import { decoratedHandlers } from './handlers/nest.js';
import { registeredHandlers } from './handlers/routers.js';
import type { FoundHandlers } from './handlers/handler.js';
import type { ProjectFile } from './project-file.js';
import type { Rejections } from './rejections.js';
import type { Values } from './values.js';

export type { ChainLink, FoundHandlers, Framework, FunctionTarget, Handler, UnresolvedRegistration } from './handlers/handler.js';

/** Every handler of the project, in the order of files and calls. */
export function findHandlers(files: readonly ProjectFile[], values: Values, rejections: Rejections): FoundHandlers {
  const handlers = files.flatMap((file) => {
    if (file.role !== 'server') return [];
    return [...file.syntax.calls.flatMap((call) => registeredHandlers(file, call, values, rejections)), ...decoratedHandlers(file, values)];
  });
  return { handlers, unresolved: [] };
}
