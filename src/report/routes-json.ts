/** Routes as JSON, a contract: see `docs/routes.schema.json`. Within schemaVersion 1 fields are only added. */
import type { SourceLocation } from '../analysis/location.js';
import type { Routes } from '../engine/routes.js';

/** Renders routes as JSON with a final newline; the same routes give the same bytes. */
export function renderRoutesJson(found: Routes, version: string): string {
  const report = {
    schemaVersion: 1,
    tool: { name: 'plumbline', version },
    summary: { files: found.files, routes: found.routes.length, unresolved: found.unresolved.length },
    routes: found.routes.map((it) => ({
      framework: it.framework,
      kind: it.kind,
      method: it.method,
      path: it.path,
      ...place(it.location),
      handler: it.answers ? { name: it.handler, ...place(it.answers) } : null,
      chain: it.chain.map((link) => ({ role: link.role, text: link.text, ...place(link.location) })),
    })),
    unresolved: found.unresolved.map((it) => ({ reason: it.reason, ...place(it.at) })),
    notices: found.notices,
    problems: found.problems.map(({ file, message, location }) => ({ file, message, ...(location ? { line: location.start.line + 1, column: location.start.character + 1 } : {}) })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** Lines and columns count from one, as in the report of a review. */
function place({ file, start }: SourceLocation): Readonly<Record<string, string | number>> {
  return { file, line: start.line + 1, column: start.character + 1 };
}
