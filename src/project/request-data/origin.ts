/** Where data at some place came from. */
import type { RelatedLocation } from '../../analysis/finding.js';
import type { Handler } from '../handlers.js';
import type { Source } from './sources.js';

export interface Origin {
  readonly source: Source;
  readonly handler: Handler;
  /** What it can be where it arrives: conversions on the way count. */
  readonly shape: 'any' | 'text';
  /** Whether all of the part arrives, not one member of it. */
  readonly isWhole: boolean;
  /** Calls that hand it on, from the handler to the place. */
  readonly steps: readonly RelatedLocation[];
}
