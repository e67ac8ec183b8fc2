/** `plumbline routes`. */
import { openWorkspace } from '../engine/workspace.js';
import { diskFiles } from '../host/disk-files.js';
import { loadCards, typesFolder, version } from '../host/resources.js';
import { renderRoutes } from '../report/routes.js';
import { renderRoutesJson } from '../report/routes-json.js';
import { showProgress } from './progress.js';
import { scopeOf } from './scope.js';
import { ExitCode, wantsColour, type Terminal } from './terminal.js';

export interface RoutesArguments {
  readonly paths: readonly string[];
  readonly format: 'text' | 'json';
  readonly root?: string;
}

/** Prints what Plumbline understood of the ways into the backend. */
export function routes(given: RoutesArguments, terminal: Terminal): number {
  const { root, isWanted } = scopeOf(given, terminal);
  const types = typesFolder();
  const progress = showProgress(terminal);
  const workspace = openWorkspace({ files: diskFiles(root, types), cards: loadCards(), today: terminal.today, typesFolder: types, onProgress: progress.show });
  const found = workspace.routes();
  progress.clear();
  for (const { message, location } of found.standardsErrors) {
    terminal.stderr.write(`${location.file}:${location.start.line + 1}:${location.start.character + 1}: ${message}\n`);
  }
  if (found.standardsErrors.length > 0) return ExitCode.usage;
  const selected = {
    ...found,
    routes: found.routes.filter((it) => isWanted(it.location.file)),
    unresolved: found.unresolved.filter((it) => isWanted(it.at.file)),
    problems: found.problems.filter((it) => it.file === '' || isWanted(it.file)),
  };
  const colour = wantsColour(terminal, terminal.stdout);
  terminal.stdout.write(given.format === 'json' ? renderRoutesJson(selected, version()) : renderRoutes(selected, { colour }));
  return ExitCode.clean;
}
