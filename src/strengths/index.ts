/** Every detector of a strength, by family. */
import { cacheStrengths } from './caches.js';
import { dataStrengths } from './data.js';
import { designStrengths } from './design.js';
import { resilienceStrengths } from './resilience.js';
import { securityStrengths } from './security.js';
import type { StrengthDetector } from './strength.js';
import { tableStrengths } from './tables.js';
import { telemetryStrengths } from './telemetry.js';
import { throughputStrengths } from './throughput.js';

export const strengthDetectors: readonly StrengthDetector[] = [
  ...throughputStrengths, ...securityStrengths, ...resilienceStrengths, ...telemetryStrengths, ...dataStrengths, ...cacheStrengths, ...tableStrengths, ...designStrengths,
];
