/** Finds the fixes of a finding, by its rule. */
import type { Fix, FixInput, FixProvider } from './fix.js';
import { asyncExpressHandler } from './async-express-handler.js';
import { asyncListener } from './async-listener.js';
import { missingProcessErrorPolicy } from './missing-process-error-policy.js';
import { unhandledRejection } from './unhandled-rejection.js';
import { unusedSuppression } from './unused-suppression.js';

const providers: ReadonlyMap<string, FixProvider> = new Map([
  ['async-express-handler', asyncExpressHandler],
  ['async-listener', asyncListener],
  ['missing-process-error-policy', missingProcessErrorPolicy],
  ['unhandled-rejection', unhandledRejection],
  ['unused-suppression', unusedSuppression],
]);

/** Best first; none where the rule has no fix, or none that is certain to be right. */
export function fixesFor(input: FixInput): readonly Fix[] {
  return providers.get(input.finding.rule)?.(input) ?? [];
}
