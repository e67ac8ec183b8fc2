/** Names of keys: whose state a collection holds. */
import type { Value } from '../../facts/value.js';
import type { ProjectFile } from '../project-file.js';

const personal = /^(?:(?:\w*_?(?:user|session|tenant|account|customer|member|player|visitor|guest|patient|student|driver|organi[sz]ation|org|workspace))_?(?:id|key|name|token)|email|username|sub|sid|sessionid|jti|refreshtoken)$/i;

/** The name of a key that stands for a user, a session or a tenant; `undefined` when it says no such thing. */
export function personalKey(file: ProjectFile, key: Value, depth = 0): string | undefined {
  if (depth > 4) return undefined;
  switch (key.kind) {
    case 'member': {
      if (personal.test(key.name)) return key.name;
      const owner = key.name === 'id' || key.name === '_id' ? nameOf(file, key.of) : '';
      return /^(?:user|session|tenant|account|customer|member|player)$/i.test(owner) ? `${owner}.${key.name}` : undefined;
    }
    case 'awaited':
      return personalKey(file, key.of, depth + 1);
    case 'either':
      return key.of.map((it) => personalKey(file, it, depth + 1)).find((it) => it !== undefined);
    case 'joined':
      return key.parts.map((it) => personalKey(file, it, depth + 1)).find((it) => it !== undefined);
    case 'result': {
      // `String(user.id)`, `user.id.toString()`.
      const call = file.syntax.calls[key.call];
      if (!call) return undefined;
      if (call.callee.kind === 'member' && call.callee.name === 'toString') return personalKey(file, call.callee.of, depth + 1);
      return call.text === 'String' && call.arguments[0] ? personalKey(file, call.arguments[0], depth + 1) : undefined;
    }
    case 'definition': {
      const definition = file.syntax.definitions[key.id];
      if (definition?.kind === 'parameter') {
        const name = definition.path.at(-1) ?? file.syntax.functions[definition.function]?.signature?.[definition.index]?.name ?? '';
        return personal.test(name) ? name : undefined;
      }
      if (definition?.kind !== 'variable') return undefined;
      const taken = definition.path.at(-1);
      if (taken !== undefined) return personal.test(taken) ? taken : undefined;
      return definition.values.map((it) => personalKey(file, it, depth + 1)).find((it) => it !== undefined);
    }
    default:
      return undefined;
  }
}

/** What a value is called where it is used: the member, or the parameter. */
function nameOf(file: ProjectFile, value: Value): string {
  if (value.kind === 'member') return value.name;
  const definition = value.kind === 'definition' ? file.syntax.definitions[value.id] : undefined;
  if (definition?.kind === 'variable' || definition?.kind === 'parameter') {
    const taken = definition.path.at(-1);
    if (taken !== undefined) return taken;
  }
  return definition?.kind === 'parameter' ? (file.syntax.functions[definition.function]?.signature?.[definition.index]?.name ?? '') : '';
}
