/** Every rule, sorted by id. Written by `npm run generate`. */
import type { Rule } from './rule.js';
import { asyncExpressHandler } from './async-express-handler.js';
import { asyncListener } from './async-listener.js';
import { crossContextImport } from './cross-context-import.js';
import { crossLayerImport } from './cross-layer-import.js';
import { importCycle } from './import-cycle.js';
import { infrastructureInDomain } from './infrastructure-in-domain.js';
import { missingProcessErrorPolicy } from './missing-process-error-policy.js';
import { staleWaiver } from './stale-waiver.js';
import { suppressionWithoutReason } from './suppression-without-reason.js';
import { unhandledRejection } from './unhandled-rejection.js';
import { unusedSuppression } from './unused-suppression.js';

export const rules: readonly Rule[] = [
  asyncExpressHandler,
  asyncListener,
  crossContextImport,
  crossLayerImport,
  importCycle,
  infrastructureInDomain,
  missingProcessErrorPolicy,
  staleWaiver,
  suppressionWithoutReason,
  unhandledRejection,
  unusedSuppression,
];
