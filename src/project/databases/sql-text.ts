/** What the text of a SQL statement says, as far as a few words tell. */
import type { Value } from '../../facts/value.js';
import type { ProjectFile } from '../project-file.js';
import type { DatabaseAction } from '../apis/databases.js';

export interface Statement {
  readonly does: DatabaseAction;
  readonly isLimited: boolean;
  readonly filter: 'none' | 'keys' | 'some';
}

/** Reads a statement; `undefined` where its first word is not among those known. */
export function readStatement(text: string): Statement | undefined {
  const sql = text.replace(/--[^\n]*|\/\*[^]*?\*\//g, ' ').replace(/\s+/g, ' ').trim();
  const does = actionOf(sql);
  if (does === undefined) return undefined;
  const where = /\bwhere\b(.*)$/i.exec(sql)?.[1];
  // The filter of a common table expression says nothing about the rows that come out.
  const filter = where === undefined ? 'none' : hasKey(where) ? 'keys' : 'some';
  return { does, isLimited: /\blimit\b|\bfetch (?:first|next)\b|\btop\b|\brownum\b|\boffset\b/i.test(sql), filter };
}

function actionOf(sql: string): DatabaseAction | undefined {
  const word = /^\W*(\w+)/.exec(sql)?.[1]?.toLowerCase() ?? '';
  if (word === 'begin' || (word === 'start' && /^start transaction/i.test(sql))) return 'begin';
  if (word === 'commit' || word === 'rollback' || word === 'end') return 'end';
  if (/^(?:insert|update|delete|replace|merge|upsert|truncate)$/.test(word)) return 'write';
  if (word === 'with') return /\b(?:insert into|delete from|update \w+ set)\b/i.test(sql) ? 'write' : 'list';
  if (word !== 'select') return undefined;
  const columns = /^\W*select (.*?)(?: from |$)/i.exec(sql)?.[1] ?? '';
  if (!/\bfrom\b/i.test(sql)) return 'one';
  const isAggregate = /^(?:distinct )?(?:count|sum|avg|min|max|coalesce|exists|bool_or|bool_and)\s*\(/i.test(columns) && !/\bgroup by\b/i.test(sql);
  return isAggregate ? 'count' : 'list';
}

/** A column that names one row compared for equality, or a list of values. */
function hasKey(where: string): boolean {
  return /(?:^|[\s.("`[])(?:id|_id|uuid|guid|pk|key|slug|email|token|code|username|handle|hash|sku)["`\]]?\s*=|\bin\s*\(|=\s*any\s*\(|\bin \?|\bin \$/i.test(where);
}

/** The text of a value, with `?` for what is filled in; `undefined` where it is no text. */
export function textOf(file: ProjectFile, value: Value, depth = 0): string | undefined {
  if (depth > 4) return undefined;
  switch (value.kind) {
    case 'text':
      return value.value;
    case 'joined':
      return value.parts.map((it) => textOf(file, it, depth + 1) ?? ' ? ').join('');
    case 'array':
      // The texts that a tag is given.
      return value.items.length > 0 && value.items.every((it): it is Value & { kind: 'text' } => it.kind === 'text') ? value.items.map((it) => it.value).join(' ? ') : undefined;
    case 'object': {
      const text = value.members.find(([name]) => name === 'text' || name === 'sql' || name === 'query')?.[1];
      return text && textOf(file, text, depth + 1);
    }
    case 'result': {
      // sql`…` inside a call: what the tag makes of the text is still that text.
      const call = file.syntax.calls[value.call];
      const [first] = call?.arguments ?? [];
      return call?.tagged === true && first ? textOf(file, first, depth + 1) : undefined;
    }
    case 'definition': {
      const definition = file.syntax.definitions[value.id];
      if (definition?.kind !== 'variable' || definition.path.length > 0) return undefined;
      const texts = definition.values.map((it) => textOf(file, it, depth + 1));
      // A statement put together in steps is limited if any step says so.
      return texts.length > 0 && texts.every((it) => it !== undefined) ? texts.join(' ') : undefined;
    }
    default:
      return undefined;
  }
}
