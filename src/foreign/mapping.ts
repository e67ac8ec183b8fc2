/** Which of our practices and rules a rule of another tool speaks about: read from `rules/other-tools.json`. */
import { ForeignError } from './foreign-finding.js';
import { at, isObject, listAt, textAt } from './json.js';

export interface Mapped {
  /** Name of the tool for readers, such as `eslint-plugin-n`. */
  readonly tool: string;
  readonly practice: string;
  /** Our rule that sees the same; `undefined` where there is none. */
  readonly rule: string | undefined;
}

export interface Mapping {
  /** What a rule is mapped to; `undefined` for rules about something else. */
  of(driver: string, rule: string): Mapped | undefined;
}

/** Reads mappings; those of a team come first and decide. Throws a `ForeignError` at a mistake. */
export function readMapping(...texts: readonly string[]): Mapping {
  const files = texts.map(parse);
  const names = files.flatMap((it) => Object.entries(isObject(at(it, 'names')) ? (at(it, 'names') as Readonly<Record<string, unknown>>) : {}));
  const spellings = names.flatMap(([from, to]) => (from === 'description' || typeof to !== 'string' ? [] : [{ matches: matcher(from), from, to }]));
  const tools = files.flatMap((it) => listAt(it, 'tools').map(toolOf));
  return {
    of: (driver, given) => {
      const spelling = spellings.find((it) => it.matches(given));
      const rule = spelling === undefined ? given : respell(given, spelling.from, spelling.to);
      for (const tool of tools) {
        if (!tool.isDriver(driver)) continue;
        const entry = tool.entries.find((it) => it.matches(rule) || it.matches(given));
        if (entry) return { tool: tool.name, practice: entry.practice, rule: entry.rule };
      }
      return undefined;
    },
  };
}

interface Tool {
  readonly name: string;
  readonly isDriver: (driver: string) => boolean;
  readonly entries: readonly { readonly matches: (rule: string) => boolean; readonly practice: string; readonly rule: string | undefined }[];
}

function toolOf(tool: unknown): Tool {
  const name = textAt(tool, 'tool');
  const rules = at(tool, 'rules');
  if (name === undefined || !isObject(rules)) throw new ForeignError('each of its "tools" needs a "tool" and "rules"');
  const drivers = listAt(tool, 'drivers').map((it) => matcher(String(it)));
  return {
    name,
    isDriver: (driver) => drivers.length === 0 || drivers.some((it) => it(driver)),
    entries: Object.entries(rules).map(([id, value]) => {
      const [practice = '', rule] = typeof value === 'string' ? value.split('#') : [];
      if (!/^[a-z-]+\/[a-z-]+$/.test(practice)) throw new ForeignError(`"${id}" of "${name}" is mapped to ${JSON.stringify(value)}; expected a practice, such as "security/secure-defaults", and after # a rule`);
      return { matches: matcher(id), practice, rule };
    }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ForeignError(`it is no JSON: ${(error as Error).message}`);
  }
}

/** Reports whether an id fits a pattern, in which `*` stands for any text. */
function matcher(pattern: string): (id: string) => boolean {
  if (!pattern.includes('*')) return (id) => id === pattern;
  const parts = pattern.split('*');
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  return (id) => {
    if (!id.startsWith(first) || !id.endsWith(last) || id.length < first.length + last.length) return false;
    let from = first.length;
    for (const part of parts.slice(1, -1)) {
      const found = id.indexOf(part, from);
      if (found === -1 || found + part.length > id.length - last.length) return false;
      from = found + part.length;
    }
    return true;
  };
}

/** What stood for `*` keeps standing for it. */
function respell(id: string, from: string, to: string): string {
  const [start = '', end = ''] = from.split('*');
  return to.replace('*', id.slice(start.length, id.length - end.length));
}
