/** The review as SARIF 2.1.0: results with code flows, fingerprints and suppressions. SARIF's words appear in this file alone. */
import type sarif from 'sarif';
import type { Severity, TriagedFinding } from '../analysis/finding.js';
import { compareText, type SourceLocation } from '../analysis/location.js';
import type { Card } from '../cards/card.js';
import type { Review } from '../engine/review.js';
import { wellFormed } from './characters.js';
import type { ReportOptions } from './report-options.js';
import { shownFindings } from './shown-findings.js';

/** Renders a SARIF log with one run. What is not reported is left out unless it was asked for, and then says why. */
export function renderSarif(review: Review, options: ReportOptions): string {
  const findings = shownFindings(review, options);
  const ids = [...new Set([...options.cards.keys(), ...findings.map((it) => it.rule)])].sort(compareText);
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const log: sarif.Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Plumbline',
            semanticVersion: options.version,
            rules: ids.map((id) => toRule(id, options.cards.get(id), findings)),
          },
        },
        // Without an address, so that the log is the same on every machine; readers put the checkout in its place.
        originalUriBaseIds: { [base]: { description: { text: 'The reviewed root.' } } },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: review.problems.length === 0, toolExecutionNotifications: toNotifications(review) }],
        results: findings.map((it) => toResult(it, indexOf.get(it.rule) ?? 0)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const base = 'SRCROOT';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Readonly<Record<Severity, sarif.Result.level>>;

function toRule(id: string, card: Card | undefined, findings: readonly TriagedFinding[]): sarif.ReportingDescriptor {
  const practice = card?.practice ?? findings.find((it) => it.rule === id)?.practice ?? '';
  const properties = practice === '' ? {} : { properties: { tags: [practice] } };
  if (!card) return { id, shortDescription: { text: toMessage(id) }, ...properties };
  const { title, question, sections } = card;
  const whole = ['Why it matters', 'Incorrect', 'Correct', 'In review', 'When to allow it', 'Further reading'] as const;
  const lesson = whole.map((name) => `## ${name}\n\n${sections[name]}`).join('\n\n');
  return {
    id,
    shortDescription: { text: toMessage(title) },
    fullDescription: { text: toMessage(`${question} ${sections['Why it matters'].replace(/\s+/g, ' ')}`) },
    help: { text: toMessage(`${question}\n\n${sections['Why it matters']}\n\nWhen to allow it: ${sections['When to allow it']}`), markdown: `**${question}**\n\n${lesson}` },
    defaultConfiguration: card.default === 'off' ? { enabled: false } : { level: levels[card.default] },
    ...properties,
  };
}

function toResult(finding: TriagedFinding, ruleIndex: number): sarif.Result {
  const { rule, severity, message, location, related, fingerprint } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: toMessage(message) },
    locations: [{ physicalLocation: toPlace(location) }],
    ...(related.length === 0 ? {} : { relatedLocations: related.map((it, id) => ({ id, physicalLocation: toPlace(it.location), message: { text: toMessage(it.message) } })), codeFlows: [toFlow(finding)] }),
    // The second is the one that GitHub tells results apart by.
    partialFingerprints: { 'plumbline/v1': fingerprint, primaryLocationLineHash: `${fingerprint}:1` },
    ...toSuppressions(finding),
    properties: { practice: finding.practice, ...(finding.source ? { foundBy: { tool: finding.source.tool, rule: finding.source.rule } } : {}) },
  };
}

/** The path in the order in which it runs: the furthest cause first, the finding last. */
function toFlow({ related, location, message }: TriagedFinding): sarif.CodeFlow {
  const steps = [...[...related].reverse(), { location, message }];
  return {
    threadFlows: [{ locations: steps.map((it) => ({ location: { physicalLocation: toPlace(it.location), message: { text: toMessage(it.message) } } })) }],
  };
}

function toSuppressions({ status, reason, owner }: TriagedFinding): Pick<sarif.Result, 'suppressions'> {
  switch (status) {
    case 'reported':
      return {};
    case 'suppressed':
      return { suppressions: [{ kind: 'inSource', status: 'accepted', justification: reason ?? '' }] };
    case 'waived':
      return { suppressions: [{ kind: 'external', status: 'accepted', justification: `${reason ?? ''} (waiver of ${owner ?? 'the team'})` }] };
    case 'baselined':
      return { suppressions: [{ kind: 'external', status: 'accepted', justification: 'Accepted in the baseline.' }] };
  }
}

function toNotifications({ problems, notices }: Review): sarif.Notification[] {
  return [
    ...problems.map(({ file, message, location }): sarif.Notification => {
      const place = location ? toPlace(location) : { artifactLocation: toArtifact(file) };
      return { level: 'error', message: { text: toMessage(message) }, ...(file === '' ? {} : { locations: [{ physicalLocation: place }] }) };
    }),
    ...notices.map((it): sarif.Notification => ({ level: 'note', message: { text: toMessage(it.message) } })),
  ];
}

/** Lines and columns count from one, and the end is the column after the last, as in our JSON. */
function toPlace({ file, start, end }: SourceLocation): sarif.PhysicalLocation {
  return {
    artifactLocation: toArtifact(file),
    region: { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 },
  };
}

function toArtifact(file: string): sarif.ArtifactLocation {
  return { uri: wellFormed(file).split('/').map(encodeURIComponent).join('/'), uriBaseId: base };
}

/** In SARIF's plain text, brackets make links and a backslash makes them brackets again. */
function toMessage(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&');
}
