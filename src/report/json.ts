/** The JSON report, a contract: see `docs/report.schema.json`. Within schemaVersion 1 fields are only added. */
import type { SourceLocation } from '../analysis/location.js';
import type { Review } from '../engine/review.js';

/** Renders a review as JSON with a final newline; the same review gives the same bytes. */
export function renderJson(review: Review, version: string): string {
  const { strengths, signals } = review.evidence ?? { strengths: [], signals: [] };
  const count = (status: string): number => review.findings.filter((it) => it.status === status).length;
  const report = {
    schemaVersion: 1,
    tool: { name: 'plumbline', version },
    edition: review.edition,
    summary: {
      files: review.files,
      handlers: review.handlers,
      reported: count('reported'),
      suppressed: count('suppressed'),
      waived: count('waived'),
      baselined: count('baselined'),
      strengths: strengths.length,
    },
    coverage: review.coverage,
    findings: review.findings.map((it) => ({
      rule: it.rule,
      practice: it.practice,
      severity: it.severity,
      status: it.status,
      message: it.message,
      ...place(it.location),
      related: it.related.map(({ location, message }) => ({ file: location.file, line: location.start.line + 1, column: location.start.character + 1, message })),
      fingerprint: it.fingerprint,
      reason: it.reason,
      owner: it.owner,
      ...(it.source ? { source: { tool: it.source.tool, rule: it.source.rule } } : {}),
      ...(it.codeOwners === undefined ? {} : { codeOwners: it.codeOwners }),
    })),
    strengths: strengths.map((it) => ({
      rule: it.rule, practice: it.practice, message: it.message, ...place(it.location), places: it.places.map(({ file, start }) => ({ file, line: start.line + 1 })),
    })),
    signals: signals.map(({ practice, kind, message, files, places }) => ({
      practice, kind, message, files, places: places.map(({ file, line, says }) => ({ file, line: line + 1, says })),
    })),
    notices: review.notices.map(({ message }) => ({ message })),
    problems: review.problems.map(({ file, message, location }) => ({
      file,
      message,
      ...(location ? { line: location.start.line + 1, column: location.start.character + 1 } : {}),
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** Lines and columns count from one in the report, as ESLint's do. */
function place({ file, start, end }: SourceLocation): Readonly<Record<string, string | number>> {
  return { file, line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
}
