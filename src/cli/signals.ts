/** `plumbline signals`. */
import { openWorkspace } from '../engine/workspace.js';
import { diskFiles } from '../host/disk-files.js';
import { lastChanges } from '../host/last-changed.js';
import { loadCards, typesFolder, version } from '../host/resources.js';
import { renderSignals, renderSignalsJson } from '../report/signals.js';
import { showStandardsErrors } from './arguments.js';
import { showProgress } from './progress.js';
import { scopeOf } from './scope.js';
import { ExitCode, wantsColour, type Terminal } from './terminal.js';

export interface SignalsArguments {
  readonly paths: readonly string[];
  readonly format: 'text' | 'json';
  readonly root?: string;
}

/** Prints what speaks for the code, by practice. There is no threshold: it says what is there. */
export function signals(given: SignalsArguments, terminal: Terminal): number {
  const { root, isWanted } = scopeOf(given, terminal);
  const types = typesFolder();
  const progress = showProgress(terminal);
  const found = openWorkspace({ files: diskFiles(root, types), cards: loadCards(), today: terminal.today, typesFolder: types, onProgress: progress.show }).evidence();
  progress.clear();
  if (showStandardsErrors(found, terminal)) return ExitCode.usage;
  const strengths = found.strengths.flatMap((it) => {
    const places = it.places.filter((place) => isWanted(place.file));
    return places.length === 0 ? [] : [{ ...it, places }];
  });
  const wanted = found.signals.flatMap((it) => {
    const places = it.places.filter((place) => isWanted(place.file));
    return places.length === 0 ? [] : [{ ...it, places, files: it.files.filter(isWanted) }];
  });
  const changes = lastChanges(root, [...new Set(wanted.flatMap((it) => it.files))], terminal.env);
  const selected = { ...found, strengths, signals: wanted, changes, problems: found.problems.filter((it) => it.file === '' || isWanted(it.file)) };
  const colour = wantsColour(terminal, terminal.stdout);
  terminal.stdout.write(given.format === 'json' ? renderSignalsJson(selected, version()) : renderSignals(selected, { colour }));
  return ExitCode.clean;
}
