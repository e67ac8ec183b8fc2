/** Makes text from a workspace safe inside Markdown: it can be read, and can never become markup. */

/**
 * Escapes text so that it stays text in CommonMark and GFM. Code spans stay code spans; a new line becomes a space,
 * since at the start of a line even a digit is markup; characters that cannot be seen are spelled out.
 */
export function escapeMarkdown(text: string): string {
  const line = showInvisible(text).trim();
  let escaped = '';
  let at = 0;
  for (const run of line.matchAll(/`+/g)) {
    if (run.index < at) continue;
    const start = run.index + run[0].length;
    const end = closingRun(line, start, run[0].length);
    if (end === undefined) continue;

    escaped += escapeText(line.slice(at, run.index)) + codeSpan(line.slice(start, end));
    at = end + run[0].length;
  }
  return escaped + escapeText(line.slice(at));
}

/** Text as a code span, with a fence longer than any run of backticks inside. Text that is blank is not a code span. */
export function codeSpan(text: string): string {
  const code = showInvisible(text).trim();
  if (code === '') return '';
  const fence = '`'.repeat(longestRun(code) + 1);
  const space = code.startsWith('`') || code.endsWith('`') ? ' ' : '';
  return fence + space + code + space + fence;
}

/** An address as the target of a link: it ends where the link does, and nothing of it becomes markup. */
export function linkTarget(address: string): string {
  return address.replace(/[()<>\\\s]/g, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

/** A code block with a fence longer than any run of backticks inside. */
export function codeBlock(language: string, code: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(code) + 1));
  return `${fence}${language}\n${code}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), (it) => it[0].length));
}

/** Where the code span that was opened by a run of backticks ends: at the next run of the same length. */
function closingRun(text: string, from: number, length: number): number | undefined {
  for (const run of text.slice(from).matchAll(/`+/g)) {
    if (run[0].length === length) return from + run.index;
  }
  return undefined;
}

function escapeText(text: string): string {
  return (
    text
      .replace(/[\\`*_{}[\]<>&~|!#$]/g, '\\$&')
      // Editors make links of bare addresses; with one character escaped they no longer see one.
      .replace(/:(?=\/)|@|(?<=\bwww)\./gi, '\\$&')
      // At the start of a line these open a list, a heading's underline or a rule.
      .replace(/^(\s*)([-+=])/, '$1\\$2')
      .replace(/^(\s*\d+)([.)])/, '$1\\$2')
  );
}

// Control characters, directional marks and overrides, zero-width characters, tags: a reader must not be deceived by them.
const invisible =
  // eslint-disable-next-line no-control-regex -- these characters are what is looked for
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/gu;

/** Spells out characters that cannot be seen, and makes one line of many. */
export function showInvisible(text: string): string {
  return text
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .replace(invisible, (it) => `U+${(it.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
}
