/** What became of the exceptions that people made: the words in which standards tell rules about them. */
import type { SourceLocation } from './location.js';

/** A comment that allows a finding. */
export interface AllowComment {
  readonly rule: string;
  readonly location: SourceLocation;
  /** Whether it kept a finding from being reported. */
  readonly isUsed: boolean;
  /** Whether there is a rule of this name. */
  readonly isKnown: boolean;
  /** Rule that was probably meant, where there is none of this name; absent when nothing is near. */
  readonly likely?: string;
  /** Whether the team allows no exception to the rule here, so that the comment has no effect. */
  readonly isRefused: boolean;
  /** Whether the rule looked at all that it needs, so that nothing found means that there is nothing. */
  readonly isJudged: boolean;
}

/** An exception in the standards. */
export interface WaiverEntry {
  readonly rule: string;
  readonly files: readonly string[];
  readonly owner: string;
  /** Last day it holds, `YYYY-MM-DD`. */
  readonly until: string;
  /** The rule's name in the waiver. */
  readonly location: SourceLocation;
  /** Whether its last day is over. */
  readonly hasEnded: boolean;
  /** Findings that it keeps from being reported, or would if it had not ended. */
  readonly findings: number;
  readonly isJudged: boolean;
}

export interface Exceptions {
  /** Those with a reason; without one a comment has no effect. */
  readonly comments: readonly AllowComment[];
  /** Those of this workspace's own files; nobody here can edit what is extended from a package. */
  readonly waivers: readonly WaiverEntry[];
}
