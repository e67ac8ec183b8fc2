/** Every rule, sorted by id. Written by `npm run generate`. */
import type { Rule } from './rule.js';
import { asyncExpressHandler } from './async-express-handler.js';
import { asyncListener } from './async-listener.js';
import { clientOutsideTransaction } from './client-outside-transaction.js';
import { clientPerRequest } from './client-per-request.js';
import { crossContextImport } from './cross-context-import.js';
import { crossLayerImport } from './cross-layer-import.js';
import { importCycle } from './import-cycle.js';
import { inMemorySession } from './in-memory-session.js';
import { inMemoryUserState } from './in-memory-user-state.js';
import { infrastructureInDomain } from './infrastructure-in-domain.js';
import { missingGracefulShutdown } from './missing-graceful-shutdown.js';
import { missingProcessErrorPolicy } from './missing-process-error-policy.js';
import { multiWriteWithoutTransaction } from './multi-write-without-transaction.js';
import { outboundCallWithoutTimeout } from './outbound-call-without-timeout.js';
import { queryInLoop } from './query-in-loop.js';
import { sequentialAwaitInLoop } from './sequential-await-in-loop.js';
import { suppressionWithoutReason } from './suppression-without-reason.js';
import { syncCallOnHotPath } from './sync-call-on-hot-path.js';
import { unboundedConcurrency } from './unbounded-concurrency.js';
import { unboundedListQuery } from './unbounded-list-query.js';
import { unboundedModuleCache } from './unbounded-module-cache.js';
import { unhandledRejection } from './unhandled-rejection.js';
import { unvalidatedInput } from './unvalidated-input.js';

export const rules: readonly Rule[] = [
  asyncExpressHandler,
  asyncListener,
  clientOutsideTransaction,
  clientPerRequest,
  crossContextImport,
  crossLayerImport,
  importCycle,
  inMemorySession,
  inMemoryUserState,
  infrastructureInDomain,
  missingGracefulShutdown,
  missingProcessErrorPolicy,
  multiWriteWithoutTransaction,
  outboundCallWithoutTimeout,
  queryInLoop,
  sequentialAwaitInLoop,
  suppressionWithoutReason,
  syncCallOnHotPath,
  unboundedConcurrency,
  unboundedListQuery,
  unboundedModuleCache,
  unhandledRejection,
  unvalidatedInput,
];
