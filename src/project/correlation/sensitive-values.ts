/** Secrets among the arguments of a log, known by the names of members and variables. */
import { unknown, type Value } from '../../facts/value.js';
import { isSensitiveName } from '../apis/sensitive.js';
import type { ProjectFile } from '../project-file.js';
import type { Values } from '../values.js';
import { calleeName, isRequest } from './value-names.js';

/** What is found: its name for readers, and whether it is a whole request body. */
export interface Sensitive {
  readonly text: string;
  readonly isBody: boolean;
}

export function sensitiveIn(file: ProjectFile, value: Value, values: Values, depth = 0): readonly Sensitive[] {
  if (depth > 4) return [];
  const inner = (it: Value): readonly Sensitive[] => sensitiveIn(file, it, values, depth + 1);
  switch (value.kind) {
    case 'joined':
      return value.parts.flatMap(inner);
    case 'array':
      return value.items.flatMap(inner);
    case 'either':
      return value.of.flatMap(inner);
    case 'object':
      // A call may hide what it is given, and a literal is no secret.
      return value.members.flatMap(([name, it]) => (isSensitiveName(name) && isPlain(it) && !(it.kind === 'member' && it.name === 'token') ? [{ text: name, isBody: false }] : inner(it)));
    case 'member':
      return memberOf(file, value, values);
    case 'definition': {
      const definition = file.syntax.definitions[value.id];
      const isValue = definition?.kind === 'parameter' || (definition?.kind === 'variable' && !definition.values.some((it) => it.kind === 'text' || it.kind === 'boolean' || it.kind === 'number'));
      return isValue && isSensitiveName(definition.name) && definition.name !== 'token' ? [{ text: definition.name, isBody: false }] : [];
    }
    case 'result': {
      // `JSON.stringify` shows all that it is given.
      const call = file.syntax.calls[value.call];
      return call && /^(?:JSON\.stringify|(?:util\.)?(?:inspect|format)|String)$/.test(call.text) ? call.arguments.slice(0, 1).flatMap(inner) : [];
    }
    default:
      return [];
  }
}

function memberOf(file: ProjectFile, value: Value & { kind: 'member' }, values: Values): readonly Sensitive[] {
  const { name, of } = value;
  const ofRequest = isRequest(file, of, values);
  if (ofRequest && name === 'body') return [{ text: 'body', isBody: true }];
  if (ofRequest && (name === 'headers' || name === 'cookies' || name === 'rawHeaders')) return [{ text: name, isBody: false }];
  if (name === 'env' && of.kind === 'global' && of.name === 'process') return [{ text: 'process.env', isBody: false }];
  // A channel, a page or a parser has tokens too, which are no secret.
  if (/^token$/i.test(name) && !isHolder(file, of, values)) return [];
  return isSensitiveName(name) && !isOfDescription(file, of) ? [{ text: name, isBody: false }] : [];
}

/** What holds the token of a person: `req.body.token`, `user.token`, `session.token`. */
function isHolder(file: ProjectFile, of: Value, values: Values): boolean {
  const name = of.kind === 'member' ? of.name : calleeName(file, of);
  return isRequest(file, of, values) || /(?:^|_)(?:body|query|params|headers|cookies?|payload|data|input|dto|args|auth|session|credentials?|login|result)$|user|account|auth|session|login|credential|tokens?$/i.test(name);
}

/** `errors.password` and `messages.token` describe, and hold nothing. */
function isOfDescription(file: ProjectFile, of: Value): boolean {
  const name = of.kind === 'member' ? of.name : calleeName(file, of);
  return /^(?:errors?|messages?|schema|fields?|types?|rules?|lengths?|counts?|headers?Names?)$/i.test(name);
}

function isPlain(value: Value): boolean {
  return value !== unknown && (value.kind === 'definition' || value.kind === 'member');
}
