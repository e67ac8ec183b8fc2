/** Every detector of a strength, by family. */
import type { StrengthDetector } from './strength.js';
import { securityStrengths } from './security.js';
import { throughputStrengths } from './throughput.js';

export const strengthDetectors: readonly StrengthDetector[] = [...throughputStrengths, ...securityStrengths];
