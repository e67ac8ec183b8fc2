/** Signals in documents, known by where they stand and what their headings say. */
import { fieldOf, sectionsOf, tablesOf, type Section, type Table } from './read-markdown.js';
import type { Artefact, SignalDetector, Told } from './signal.js';

interface DocumentSignal {
  readonly id: string;
  readonly title: string;
  readonly practices: readonly string[];
  /** The path from the root. */
  readonly at: RegExp;
  /** Headings of which at least this many must be there; none where absent. */
  readonly headings?: { readonly like: RegExp; readonly least: number };
  readonly says?: (file: Artefact, sections: readonly Section[]) => string | undefined;
}

const isText = /\.(?:md|mdx|markdown|adoc|rst|txt)$/i;
const leastLines = 5;

/** Documents of others, of tests and of templates are about something else. */
const elsewhere = /(?:^|\/)(?:test|tests|[\w-]+-tests?|__tests__|fixtures?|__fixtures__|vendor|third[_-]party|templates?)\/(?!.*pull_request)/i;

export function documentSignal({ id, title, practices, at, headings, says }: DocumentSignal): SignalDetector {
  return {
    id,
    title,
    practices,
    mayBe: (path) => isText.test(path) && at.test(path) && !elsewhere.test(path),
    read(file) {
      if (file.text.split('\n').filter((it) => it.trim() !== '').length < leastLines) return [];
      const sections = sectionsOf(file.text);
      const matching = headings ? sections.filter((it) => headings.like.test(it.title)) : [];
      if (headings && matching.length < headings.least) return [];
      const said = says ? says(file, sections) : outline(sections);
      return said === undefined ? [] : [{ line: sections[0]?.line ?? 0, says: said }];
    },
  };
}

/** What a document speaks of: its first headings. */
function outline(sections: readonly Section[]): string {
  const [first, ...rest] = sections;
  if (!first) return 'text without headings';
  const below = rest.slice(0, 4).map((it) => it.title);
  return `“${short(first.title)}”${below.length > 0 ? `: ${below.map(short).join(', ')}${rest.length > 4 ? ' and more' : ''}` : ''}`;
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

const recordPath = /(?:^|\/)(?:adrs?|decisions?|decision-records?|architecture-decisions?)\/(?:[\w.-]+\/)*[\w.-]+\.(?:md|mdx|markdown|adoc)$|(?:^|\/)adr-?\d+[\w-]*\.md$/i;
const noRecord = /(?:^|\/)(?:readme|index|template|adr-template|_?template[\w-]*|0000-[\w-]*template)\.\w+$|template/i;

export const decisionRecords: SignalDetector = {
  id: 'decision-records',
  title: 'Decision records',
  practices: ['system-design/trade-offs'],
  mayBe: (path) => recordPath.test(path) && !noRecord.test(path) && !elsewhere.test(path),
  read: ({ text }) => readRecord(text),
};

/** Status, options and consequences of a decision record, said as they are found. */
function readRecord(text: string): readonly Told[] {
  const sections = sectionsOf(text);
  const has = (like: RegExp): Section | undefined => sections.find((it) => like.test(it.title));
  const status = fieldOf(text, 'status') ?? fieldOf(text, 'state');
  const decision = has(/decision|outcome|resolution/i);
  if (!status && !decision) return [];
  const options = has(/options|alternatives/i);
  const count = options ? optionsIn(options, sections) : 0;
  const parts = [
    status ? `status ${short(status.value.toLowerCase())}` : 'no status',
    options ? (count > 0 ? `${count} option${count === 1 ? '' : 's'}` : 'options in prose') : comparesIn(text) ? 'options in a table' : 'no options',
    has(/consequence|pros and cons|trade-?offs|impact|implications/i) ? 'consequences' : 'no consequences',
  ];
  return [{ line: sections[0]?.line ?? 0, says: parts.join(', ') }];
}

/** Reports whether options stand side by side in a table, one of Markdown or one that says so above it. */
function comparesIn(text: string): boolean {
  const html = text.search(/<table\b/i);
  const above = html === -1 ? '' : text.slice(0, html).split('\n').slice(-6).join(' ');
  return tablesOf(text).some((it) => isComparison(text, it)) || /compar|options|alternatives/i.test(above);
}

/** Reports whether a table has options or criteria for rows, or is announced as a comparison; tables of settings are none. */
function isComparison(text: string, { line, head, rows }: Table): boolean {
  const above = text.split('\n').slice(0, line).filter((it) => it.trim() !== '').slice(-2).join(' ');
  const isNamed = /^(?:options?|alternatives?|criteri(?:on|a)|candidates?|approach(?:es)?)$/i.test(head[0] ?? '') || (head[0] === '' && /compar|options|alternatives/i.test(above));
  return isNamed && head.length >= 3 && rows >= 2 && !head.slice(1).every((it) => describing.test(it));
}

/** Options are the items of the list below their heading, or the headings below it. */
function optionsIn({ body, line, depth }: Section, sections: readonly Section[]): number {
  const items = body.split('\n').filter((it) => /^(?:[-*+]|\d+[.)])\s/.test(it)).length;
  const after = sections.filter((it) => it.line > line);
  const end = after.findIndex((it) => it.depth <= depth);
  const rows = tablesOf(body)[0]?.rows ?? 0;
  return Math.max(items, rows, (end === -1 ? after : after.slice(0, end)).filter((it) => it.depth === depth + 1).length);
}

const engines = /\b(?:postgres(?:ql)?|mysql|mariadb|mongo(?:db)?|redis|dynamodb|cassandra|elasticsearch|opensearch|clickhouse|sqlite|cockroach(?:db)?|neo4j|kafka|timescale(?:db)?|database engine|data ?store)\b/i;

/** What a title says when an engine is chosen, and not made larger or given to somebody. */
const choosing = /\b(?:use|using|choose|choosing|choice|adopt|select(?:ion)?|move|migrate|consolidate|replace|switch|pick|standardi[sz]e|retire|engine|data ?store|database for|versus|vs)\b/i;

export const engineDecision: SignalDetector = {
  id: 'engine-decision',
  title: 'Decision records about databases',
  practices: ['data/engine-selection'],
  mayBe: decisionRecords.mayBe.bind(undefined),
  read({ text }) {
    const title = sectionsOf(text)[0]?.title ?? '';
    const named = engines.exec(title)?.[0];
    const said = named === undefined || !choosing.test(title) ? [] : readRecord(text);
    return said.map(({ line, says }) => ({ line, says: `“${short(title)}”: ${says}` }));
  },
};

/** Columns of a table that explains settings, and compares nothing. */
const describing = /^(?:types?|defaults?|values?|descriptions?|required|notes?|options?|examples?|meaning)$/i;

export const optionsMatrix: SignalDetector = {
  id: 'options-matrix',
  title: 'Options compared in a table',
  practices: ['mentoring/decision-facilitation'],
  mayBe: (path) => isText.test(path) && /(?:^|\/)(?:adrs?|decisions?|decision-records?|rfcs?|design|proposals?|architecture)\//i.test(path) && !elsewhere.test(path),
  read({ text }) {
    return tablesOf(text).filter((it) => isComparison(text, it)).map(({ line, head, rows }) => ({ line, says: `${rows} rows by ${head.slice(1).map(short).join(', ')}` }));
  },
};

const docs = documentSignal;

export const documentSignals: readonly SignalDetector[] = [
  decisionRecords,
  engineDecision,
  optionsMatrix,
  docs({ id: 'context-map', title: 'Context map or glossary', practices: ['architecture/bounded-contexts'], at: /(?:^|\/)(?:context[-_ ]?map|glossary|ubiquitous[-_ ]?language|domain[-_ ]?(?:model|language|glossary)|bounded[-_ ]?contexts?)[\w-]*\.\w+$/i }),
  docs({ id: 'decision-log', title: 'Decision log', practices: ['mentoring/decision-facilitation', 'delivery/service-levels'], at: /(?:^|\/)(?:decision[-_ ]?log|decisions)\.\w+$/i }),
  docs({ id: 'retrospective-notes', title: 'Notes of retrospectives', practices: ['mentoring/decision-facilitation'], at: /(?:^|\/)(?:retros?(?:pectives?)?)(?:\/[\w.-]+|(?:[-_][\w-]*)?)\.\w+$/i }),
  docs({ id: 'review-checklist', title: 'Review checklist', practices: ['mentoring/architectural-review'], at: /(?:^|\/)(?:code[-_ ]?review[\w-]*|review[-_ ]?(?:checklist|guide|guidelines)|reviewing|pr[-_ ]?checklist)\.\w+$/i }),
  docs({ id: 'rfc-folder', title: 'Requests for comments', practices: ['mentoring/standards'], at: /(?:^|\/)(?:rfcs?|proposals?)\/(?!readme|index|[\w-]*template)[\w.-]+\.(?:md|mdx|adoc)$/i }),
  docs({ id: 'contributing-guide', title: 'Guide for contributors', practices: ['mentoring/knowledge-sharing'], at: /^(?:\.github\/|docs\/|[\w-]+\/[\w-]+\/)?contributing\.\w+$/i, headings: { like: /./, least: 2 } }),
  docs({ id: 'onboarding-guide', title: 'Guide for newcomers', practices: ['mentoring/knowledge-sharing'], at: /(?:^|\/)onboarding\.\w+$|^(?:docs?\/|\.github\/|(?:[\w-]+\/)*(?:contributing|engineering|internal|contributors?)\/(?:[\w-]+\/)*)?(?:getting[-_ ]?started|development|developer[-_ ]?guide|hacking|local[-_ ]?(?:setup|development))\.\w+$/i }),
  docs({ id: 'architecture-document', title: 'Description of the architecture', practices: ['mentoring/knowledge-sharing'], at: /(?:^|\/)architecture(?:\.\w+|\/(?:readme|index|overview)\.\w+)$/i }),
  docs({ id: 'threat-model', title: 'Threat model', practices: ['security/secure-defaults'], at: /(?:^|\/)threat[-_ ]?model(?:s|ing)?(?:\/[\w.-]+|(?:[-_][\w-]*)?)\.\w+$/i }),
  docs({ id: 'control-mapping', title: 'Controls mapped to requirements', practices: ['security/compliance'], at: /(?:^|\/)(?:[\w-]*control[-_ ]?(?:mapping|matrix)[\w-]*|(?:compliance|soc-?2|iso-?27001|gdpr|hipaa|pci(?:-dss)?)(?:\/[\w.-]+|(?:[-_][\w-]*)?))\.\w+$/i, says: ({ text }) => controlsIn(text) }),
  docs({ id: 'resharding-runbook', title: 'Runbook for moving partitions', practices: ['system-design/partitioning'], at: /(?:^|\/)[\w-]*(?:re-?shard(?:ing)?|re-?partition(?:ing)?|shard-(?:split|move|migration))[\w-]*\.\w+$/i }),
  docs({ id: 'runbook', title: 'Runbooks', practices: ['reliability/incident-response'], at: /(?:^|\/)(?:runbooks?|playbooks?)(?:\/(?!(?:[\w-]+\/)*(?:index|readme)\.)[\w./-]+|(?:[-_][\w-]*)?)\.(?:md|mdx|adoc)$/i }),
  docs({ id: 'on-call-guide', title: 'Guide for those on call', practices: ['reliability/incident-response'], at: /(?:^|\/)(?:on-?call|incident[-_ ]?(?:response|management|process)|escalation)(?:\/[\w.-]+|(?:[-_][\w-]*)?)\.\w+$/i }),
  docs({ id: 'postmortem', title: 'Postmortems', practices: ['reliability/incident-response'], at: /(?:^|\/)(?:post-?mortems?|incident-?reports?|incidents)(?:\/[\w./-]+|(?:[-_][\w-]*)?)\.(?:md|mdx|adoc)$/i }),
  docs({ id: 'game-day-notes', title: 'Notes of game days', practices: ['reliability/chaos'], at: /(?:^|\/)(?:game-?days?|chaos[-_ ]?(?:experiments?|engineering|tests?))(?:\/[\w.-]+|(?:[-_][\w-]*)?)\.\w+$/i }),
  docs({ id: 'service-level-document', title: 'Service levels in words', practices: ['delivery/service-levels'], at: /(?:^|\/)(?:[\w-]*-)?(?:sl[aoi]s?|service[-_ ]?level[\w-]*|error[-_ ]?budgets?)\.(?:md|mdx|adoc)$/i }),
  docs({ id: 'status-document', title: 'Status documents', practices: ['delivery/service-levels'], at: /(?:^|\/)status[-_ ]?(?:report|update)s?(?:\/[\w.-]+|(?:[-_][\w-]*)?)\.(?:md|mdx|adoc)$/i }),
  docs({ id: 'expand-contract-notes', title: 'Notes on migrating in steps', practices: ['data/migrations'], at: /(?:^|\/)[\w-]*(?:migrations?|schema[-_ ]?changes?|zero[-_ ]?downtime|expand[-_ ]?(?:and[-_ ]?)?contract)[\w-]*(?:\/readme)?\.(?:md|mdx|adoc)$/i, says: ({ text }) => expandContract(text) }),
];

const mapped = /^(?:controls?(?: id)?|requirements?|criteri(?:on|a)|safeguards?|article|clause)$/i;

/** How many controls a table maps, in words; a text about a law maps none. */
function controlsIn(text: string): string | undefined {
  const table = tablesOf(text).find(({ head, rows }) => rows >= 1 && head.some((it) => mapped.test(it)) && head.some((it) => !mapped.test(it) && /control|evidence|implement|how|where|status|owner|measure|met\b|cover/i.test(it)));
  return table && `${table.rows} row${table.rows === 1 ? '' : 's'} by ${table.head.map(short).join(', ')}`;
}

/** Reports in words that a document speaks of expanding before contracting; of nothing else. */
function expandContract(text: string): string | undefined {
  const found = /expand[\s-]*(?:and[\s-]*|\/|&|→|->)?[\s-]*(?:migrate[\s-]*(?:and[\s-]*)?)?contract|parallel change|backwards?[- ]compatible (?:migration|schema)|two[- ](?:step|phase) (?:migration|deploy)/i.exec(text);
  return found ? `speaks of “${found[0].replace(/\s+/g, ' ').toLowerCase()}”` : undefined;
}
