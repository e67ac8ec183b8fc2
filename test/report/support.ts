/** A review for tests of reports: the example backend's, and one in which every text wants to be markup. */
import path from 'node:path';
import type { TriagedFinding } from '../../src/analysis/finding.js';
import type { SourceLocation } from '../../src/analysis/location.js';
import type { Review } from '../../src/engine/review.js';
import { openWorkspace } from '../../src/engine/workspace.js';
import { diskFiles } from '../../src/host/disk-files.js';
import { typesFolder } from '../../src/host/resources.js';
import type { ReportOptions } from '../../src/report/report-options.js';
import { cards, today } from '../support/fixtures.js';
import { repository } from '../support/repository-packages.js';

export const options: ReportOptions = {
  version: '1.2.3',
  cards: new Map(cards.map((it) => [it.id, it])),
  colour: false,
  textOf: () => undefined,
  includeSuppressed: false,
  failOn: 'warning',
  diff: undefined,
  prefix: '',
};

const examples = diskFiles(path.join(repository, 'examples/orders'), typesFolder());
let reviewed: Review | undefined;

/** The review of `examples/orders`, which shows every rule that is on. */
export function ordersReview(): Review {
  return (reviewed ??= openWorkspace({ files: examples, cards, today, typesFolder: typesFolder() }).review());
}

/** Those of its findings that every format tells. */
export function ordersFindings(): readonly TriagedFinding[] {
  return ordersReview().findings.filter((it) => it.status === 'reported');
}

export function ordersText(file: string): string | undefined {
  return examples.read(file);
}

export function at(file: string, line: number, character = 0, endLine = line, endCharacter = character + 5): SourceLocation {
  return { file, start: { line, character }, end: { line: endLine, character: endCharacter } };
}

export function findingAt(location: SourceLocation, given: Partial<TriagedFinding> = {}): TriagedFinding {
  const { file, start } = location;
  return {
    rule: 'unhandled-rejection', location, message: 'not awaited', related: [], milder: false, enclosing: '', anchor: 'send()',
    practice: 'reliability/incident-response', severity: 'error', status: 'reported', reason: null, owner: null,
    fingerprint: Buffer.from(`${file}:${start.line}:${start.character}`).toString('hex').padStart(16, '0').slice(-16), contentKey: '', ordinal: 0, ...given,
  };
}

export function reviewOf(findings: readonly TriagedFinding[], given: Partial<Review> = {}): Review {
  return {
    edition: '2026.1', files: 3, handlers: 1, coverage: { calls: 10, resolved: 9, types: 'full', resolver: 'ts6' },
    findings, notices: [], problems: [], packages: [], wording: {}, baseline: { exists: false, gone: [], unjudged: [] }, standardsErrors: [], layersDeclared: true, ...given,
  };
}

/** Text that is markup, a command or a control code in one format or another. */
export const hostileText = 'a</title><img src=x onerror=alert(1)>&amp; `x` ]]> [link](https://evil.example) %0A::error::no\n::set-output name=a::b\r\u001b[31m\u202e \ud800 "q" \'s\' | # ![i](x)';
const hostileFile = 'src/a b,c:%0A"<x>&\'[y](z)#?ä.ts';

/** Every text that can come from a workspace holds the hostile one. */
export const hostile = reviewOf(
  [
    findingAt(at(hostileFile, 0), { message: hostileText, related: [{ location: at(hostileFile, 4), message: hostileText }, { location: at('src/b.ts', 5), message: 'from here' }] }),
    findingAt(at(hostileFile, 2), { message: hostileText, status: 'waived', reason: hostileText, owner: hostileText }),
    findingAt(at(hostileFile, 3), { rule: 'no-card', practice: 'unknown/practice', message: hostileText, severity: 'info' }),
  ],
  { problems: [{ file: hostileFile, message: hostileText, location: at(hostileFile, 7) }, { file: '', message: hostileText }], notices: [{ message: hostileText }], layersDeclared: false },
);

/** One finding of each status. */
export const statuses = reviewOf([
  findingAt(at('src/a.ts', 0)),
  findingAt(at('src/a.ts', 1), { status: 'suppressed', reason: 'It is a probe.' }),
  findingAt(at('src/a.ts', 2), { status: 'waived', reason: 'Until the move.', owner: 'orders' }),
  findingAt(at('src/a.ts', 3), { status: 'baselined' }),
]);
