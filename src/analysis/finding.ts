/** What a rule says about a place, before and after the standards had their say. */
import type { SourceLocation } from './location.js';

/** How much a finding asks for. `off` exists only in standards, never on a finding. */
export type Severity = 'error' | 'warning' | 'info';

/** One step of the path that makes a finding true, such as the route that reaches it. */
export interface RelatedLocation {
  readonly location: SourceLocation;
  readonly message: string;
}

/** A rule's observation at a location. LSP calls it a diagnostic, SARIF a result. */
export interface Finding {
  /** Id of the rule, such as `import-cycle`. */
  readonly rule: string;
  /** The smallest thing a reader would edit. */
  readonly location: SourceLocation;
  /** A fact about this code in its own names. */
  readonly message: string;
  /** The path that makes it true, nearest cause first; empty when the location says it all. */
  readonly related: readonly RelatedLocation[];
  /** The rule's own opinion that this case is the lesser form; standards then use the card's `milder` level. */
  readonly milder: boolean;
  /** The name of what was observed, for the hover and the fixes; absent when the rule has only one form. */
  readonly form?: string;
  /** Identity of a finding about the project as a whole, used in place of the anchor text; absent for the rest. */
  readonly key?: string;
  /** What stays of it when files are renamed, where its anchor or key names files; absent for the rest. */
  readonly content?: string;
  /** The tool that found it; absent for our own. */
  readonly source?: FindingSource;
}

/** What another tool says about a finding of its own. */
export interface FindingSource {
  readonly tool: string;
  /** The tool's name for its rule. */
  readonly rule: string;
  readonly practice: string;
  readonly severity: Severity;
  /** Why it is suppressed where the tool found it; absent where it is not. */
  readonly suppressed?: string;
}

/** A finding with what identifies it when lines move: no line number takes part. */
export interface AnchoredFinding extends Finding {
  /** Enclosing declaration, such as `InvoiceService.render`; empty at module level. */
  readonly enclosing: string;
  /** Text of the anchor with white space folded. */
  readonly anchor: string;
}

export type FindingStatus = 'reported' | 'suppressed' | 'waived' | 'baselined';

/** A finding after triage. */
export interface TriagedFinding extends AnchoredFinding {
  readonly practice: string;
  readonly severity: Severity;
  readonly status: FindingStatus;
  /** Hash of rule, file, enclosing declaration, anchor text and ordinal; stable when lines move. */
  readonly fingerprint: string;
  /** Hash of the same without file and ordinal; stable when code moves between files. */
  readonly contentKey: string;
  /** Which one it is, counted from zero, among equals in one file. */
  readonly ordinal: number;
  /** Why it is not reported, from the suppression or the waiver; `null` where nobody said. */
  readonly reason: string | null;
  /** Who owns the waiver; `null` elsewhere. */
  readonly owner: string | null;
  /** Who answers for the file, by CODEOWNERS; absent where nobody is named. */
  readonly codeOwners?: readonly string[];
}

/** Something that could not be analysed; the rest of the review stands. */
export interface Problem {
  /** Path relative to the root; the empty string when no file is to blame. */
  readonly file: string;
  /** What is wrong and what to do about it. */
  readonly message: string;
  /** Where in the file; absent when the whole file is meant. */
  readonly location?: SourceLocation;
}

/** Something a reader should know about how far the review could see. */
export interface Notice {
  readonly message: string;
  /** What in the standards it is about; absent where no place is. */
  readonly location?: SourceLocation;
}
