/** Values in a few words, for the chain that stands beside a route. */
import { unknown, type Value } from '../../facts/value.js';
import type { ProjectFile } from '../project-file.js';

/** What a reader would call a value: `authenticate`, `validate(…)`; `…` where it has no name. */
export function describeValue(file: ProjectFile, value: Value, depth = 0): string {
  if (value === unknown || depth > 8) return '…';
  switch (value.kind) {
    case 'result': {
      const call = file.syntax.calls[value.call];
      return call ? `${call.construct ? 'new ' : ''}${call.text}(${call.arguments.length === 0 ? '' : '…'})` : '…';
    }
    case 'function': {
      const name = file.syntax.functions[value.id]?.name ?? '';
      return name === '' ? 'inline function' : name;
    }
    case 'class':
      return file.syntax.classes[value.id]?.name ?? '…';
    case 'global':
      return value.name;
    case 'this':
      return 'this';
    case 'member':
      return value.name === '[]' ? describeValue(file, value.of, depth + 1) : `${describeValue(file, value.of, depth + 1)}.${value.name}`;
    case 'definition':
      return describeDefinition(file, value.id, depth);
    case 'awaited':
    case 'instance':
      return describeValue(file, value.of, depth + 1);
    case 'text':
      return `'${value.value}'`;
    default:
      return '…';
  }
}

function describeDefinition(file: ProjectFile, id: number, depth: number): string {
  const definition = file.syntax.definitions[id];
  switch (definition?.kind) {
    case 'import': {
      if (definition.name !== 'default' && definition.name !== '*' && definition.name !== '=') return definition.name;
      const specifier = file.syntax.imports[definition.import]?.specifier ?? '';
      return specifier.replace(/^.*\/(?=[^/]+$)/, '').replace(/\.[cm]?[jt]s$/, '');
    }
    case 'function':
      return describeValue(file, { kind: 'function', id: definition.id }, depth + 1);
    case 'class':
      return describeValue(file, { kind: 'class', id: definition.id }, depth + 1);
    case 'variable': {
      const [first] = definition.values;
      const taken = definition.path.at(-1);
      return taken !== undefined && taken !== '…' ? taken : first ? describeValue(file, first, depth + 1) : '…';
    }
    case 'parameter':
      return file.syntax.functions[definition.function]?.signature?.[definition.index]?.name ?? '…';
    default:
      return '…';
  }
}
