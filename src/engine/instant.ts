/** What one file says by itself while it is typed: findings that hold whatever the other files and types say. */
import type { TriagedFinding } from '../analysis/finding.js';
import { finish } from '../analysis/steps.js';
import type { Card } from '../cards/card.js';
import { unanswered } from '../extract/type-resolver.js';
import type { FileFacts, Resolution, SyntaxFacts } from '../facts/facts.js';
import { linkProject, type Declarations } from '../project/project-graph.js';
import { rules } from '../rules/index.js';
import type { BaselineEntry } from '../standards/baseline.js';
import type { Standards } from '../standards/standards.js';
import { check } from './check.js';
import { judge } from './judge.js';
import { suppressionsOf } from './suppressions.js';

/** What the last whole review knew, by which one file is judged meanwhile. */
export interface Known {
  readonly standards: Standards;
  readonly declarations: Declarations;
  readonly baseline: readonly BaselineEntry[] | undefined;
  /** Where the imports of each file led. */
  readonly imports: ReadonlyMap<string, ReadonlyMap<string, Resolution>>;
}

const instantRules = rules.filter((it) => it.instant === true);

/** Reported findings of the rules that need one file alone. Types are not asked, and new imports lead nowhere yet. */
export function instantFindings(syntax: SyntaxFacts, text: string, known: Known, cards: readonly Card[], today: string): readonly TriagedFinding[] {
  const graph = linkProject([withoutTypes(syntax, known)], known.declarations);
  const files = new Map([[syntax.file, { syntax, text: () => text }]]);
  const judged = judge(finish(check(graph, instantRules, known.standards, files)), {
    standards: known.standards,
    rules: instantRules,
    files,
    defaults: new Map(cards.map((it) => [it.id, it])),
    suppressions: suppressionsOf(graph),
    baseline: known.baseline,
    unread: new Set(),
    ownersOf: () => [],
    // What was not looked for is not gone.
    isComplete: false,
  }, today);
  return judged.findings.filter((it) => it.status === 'reported');
}

/** Where the imports of linked files lead, by what is written in them. */
export function importsOf(facts: readonly FileFacts[]): Known['imports'] {
  return new Map(facts.map(({ syntax, answers }) => [syntax.file, new Map(syntax.imports.flatMap((it, index) => {
    const target = answers.imports[index];
    return target ? [[it.specifier, target] as const] : [];
  }))]));
}

function withoutTypes(syntax: SyntaxFacts, known: Known): FileFacts {
  const led = known.imports.get(syntax.file);
  // A test that nobody has linked loads its runner by name.
  const isAlone = led === undefined && known.declarations.roles.get(syntax.file) === 'test';
  const imports = syntax.imports.map((it): Resolution => led?.get(it.specifier) ?? (isAlone && /^[@\w]/.test(it.specifier) ? { kind: 'package', name: it.specifier, installed: false } : { kind: 'missing' }));
  return { syntax, answers: { imports, answers: syntax.questions.map((it) => unanswered(it.kind)), keepsUnusedImports: false, emitsDecoratorMetadata: false } };
}
