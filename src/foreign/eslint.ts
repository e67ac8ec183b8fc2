/** Reads the JSON of ESLint, and of tools that write the same. */
import type { ForeignFinding, ForeignPlace } from './foreign-finding.js';
import { at, countAt, isObject, listAt, textAt } from './json.js';

export function isEslintReport(report: unknown): report is readonly unknown[] {
  return Array.isArray(report) && report.every((it) => isObject(it) && typeof it['filePath'] === 'string' && Array.isArray(it['messages']));
}

export function readEslint(report: readonly unknown[]): readonly ForeignFinding[] {
  return report.flatMap((file) => {
    const path = textAt(file, 'filePath') ?? '';
    return [...listAt(file, 'messages'), ...listAt(file, 'suppressedMessages')].flatMap((message) => findingOf(message, path));
  });
}

/** What has no rule is a file that does not parse, which the review says itself. */
function findingOf(message: unknown, path: string): readonly ForeignFinding[] {
  const rule = textAt(message, 'ruleId');
  if (rule === undefined) return [];
  const suppressions = listAt(message, 'suppressions');
  return [
    {
      driver: 'ESLint',
      rule,
      severity: at(message, 'severity') === 2 ? 'error' : 'warning',
      message: textAt(message, 'message') ?? rule,
      place: placeOf(message, path),
      related: [],
      ...(suppressions.length === 0 ? {} : { suppressed: suppressions.map((it) => textAt(it, 'justification') ?? '').find((it) => it !== '') ?? '' }),
    },
  ];
}

function placeOf(message: unknown, path: string): ForeignPlace {
  const start = { line: (countAt(message, 'line') ?? 1) - 1, character: (countAt(message, 'column') ?? 1) - 1 };
  const [line, column] = [countAt(message, 'endLine'), countAt(message, 'endColumn')];
  return { path, start, ...(line === undefined || column === undefined ? {} : { end: { line: line - 1, character: column - 1 } }), inCodePoints: false };
}
