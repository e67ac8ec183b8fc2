/** The contract of a rule: an id, its options, and a pure function from the graph to observations. */
import type { Exceptions } from '../analysis/exceptions.js';
import type { RelatedLocation } from '../analysis/finding.js';
import type { SourceLocation } from '../analysis/location.js';
import type { ProjectGraph } from '../project/project-graph.js';

/** What a rule yields. The engine adds the rule's id and the anchor; the standards add severity and status. */
export interface Observation {
  readonly at: SourceLocation;
  readonly message: string;
  readonly related?: readonly RelatedLocation[];
  /** True for the lesser form of what the rule reports; the card's `milder` level then applies. */
  readonly milder?: boolean;
  /** Which form was seen, such as `silenced-by-void`; hovers and fixes choose their words by it. */
  readonly form?: string;
  /** Identity of an observation about the whole project, such as the members of a cycle. */
  readonly key?: string;
  /** What stays of it when files are renamed; to be given where the text at its place, or its key, names files. */
  readonly content?: string;
}

/** Values that a rule's options may have in `plumbline.json`. */
export type RuleOptions = Readonly<Record<string, readonly string[] | string | number | boolean>>;

export interface Rule<Options extends RuleOptions = RuleOptions> {
  /** Kebab-case id from the catalogue; also the name of its card, detector and fixtures. */
  readonly id: string;
  /** Every option with its default. The schema of `plumbline.json` takes its types from these. */
  readonly options: Options;
  /**
   * Whether what it sees in one file holds whatever the other files and types say; then it also runs while that file is
   * typed. A test holds it to that over all fixtures.
   */
  readonly instant?: boolean;
  /**
   * Whether it has to read the whole project for what it says about one file; then an edit shows only after the next
   * review of everything. A test holds the others to that over all fixtures.
   */
  readonly wide?: boolean;
  /** Yields what the rule sees. Pure, and silent where a fact that it needs is unknown. */
  check(graph: ProjectGraph, options: Options): Iterable<Observation>;
  /** For a rule about exceptions: yields what it sees once all other findings are triaged. */
  checkExceptions?(exceptions: Exceptions): Iterable<Observation>;
}

/** An option's type without the literal that happens to be its default. */
type Widened<Option> = Option extends readonly string[] ? readonly string[] : Option extends string ? string : Option extends number ? number : boolean;

/** Declares a rule; exists so that options keep their types inside `check`. */
export function defineRule<Options extends RuleOptions>(rule: {
  readonly id: string;
  readonly options?: Options;
  readonly instant?: boolean;
  readonly wide?: boolean;
  check(graph: ProjectGraph, options: { readonly [Key in keyof Options]: Widened<Options[Key]> }): Iterable<Observation>;
}): Rule {
  const options = rule.options ?? ({} as Options);
  // The standards check what a team gives against the defaults, so what arrives here has their types.
  return {
    id: rule.id,
    options,
    ...(rule.instant === true && { instant: true }),
    ...(rule.wide === true && { wide: true }),
    check: (graph, given) => rule.check(graph, { ...options, ...given } as unknown as { readonly [Key in keyof Options]: Widened<Options[Key]> }),
  };
}

/** Declares a rule about the exceptions that people made, which are known only when all other findings are triaged. */
export function defineExceptionRule(rule: Required<Pick<Rule, 'id' | 'checkExceptions'>>): Rule {
  return { id: rule.id, options: {}, wide: true, check: () => [], checkExceptions: (exceptions) => rule.checkExceptions(exceptions) };
}
