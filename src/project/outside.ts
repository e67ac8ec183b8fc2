/** Tells at a glance, from one file, which values surely come from a package or the language: most calls of a project are of these. */
import type { Value } from '../facts/value.js';
import { resolvesClasses } from './containers.js';
import { mayBeDecorated } from './decorations.js';
import type { ProjectFile } from './project-file.js';

const maximumSteps = 12;

/** Globals that stand for code of the project, and those whose functions give back what they are given. */
const own = new Set(['module', 'exports']);
const passing = new Set(['Object', 'Promise', 'Map']);

/** Reports whether a value surely is no code of the project, nor anything that code of the project is put on. */
export function isOutside(file: ProjectFile, value: Value): boolean {
  let at = value;
  let isResult = false;
  for (let steps = 0; steps < maximumSteps; steps += 1) {
    switch (at.kind) {
      case 'member':
      case 'awaited':
        at = at.of;
        break;
      case 'result': {
        const call = file.syntax.calls[at.call];
        if (!call) return false;
        isResult = true;
        at = call.callee;
        break;
      }
      case 'global':
        return !own.has(at.name) && !(isResult && passing.has(at.name));
      case 'module':
        return isOfPackage(file, at.import);
      case 'definition': {
        const definition = file.syntax.definitions[at.id];
        if (definition?.kind === 'import') return isOfPackage(file, definition.import);
        const [only] = definition?.kind === 'variable' && definition.values.length === 1 ? definition.values : [];
        if (!only) return false;
        at = only;
        break;
      }
      default:
        return false;
    }
  }
  return false;
}

function isOfPackage(file: ProjectFile, index: number): boolean {
  const target = file.imports[index]?.target;
  return target?.kind === 'builtin' || (target?.kind === 'package' && !mayBeDecorated(target.name) && !resolvesClasses(target.name));
}
