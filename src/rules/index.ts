/** Every rule, sorted by id. Written by `npm run generate`. */
import type { Rule } from './rule.js';
import { asyncExpressHandler } from './async-express-handler.js';
import { asyncListener } from './async-listener.js';
import { castRequestData } from './cast-request-data.js';
import { clientOutsideTransaction } from './client-outside-transaction.js';
import { clientPerRequest } from './client-per-request.js';
import { crossContextImport } from './cross-context-import.js';
import { crossLayerImport } from './cross-layer-import.js';
import { disabledTlsVerification } from './disabled-tls-verification.js';
import { errorDetailInResponse } from './error-detail-in-response.js';
import { focusedTest } from './focused-test.js';
import { importCycle } from './import-cycle.js';
import { inMemorySession } from './in-memory-session.js';
import { inMemoryUserState } from './in-memory-user-state.js';
import { infrastructureInDomain } from './infrastructure-in-domain.js';
import { insecureCookie } from './insecure-cookie.js';
import { missingCorrelationId } from './missing-correlation-id.js';
import { missingGracefulShutdown } from './missing-graceful-shutdown.js';
import { missingHttpControls } from './missing-http-controls.js';
import { missingProcessErrorPolicy } from './missing-process-error-policy.js';
import { multiWriteWithoutTransaction } from './multi-write-without-transaction.js';
import { ormSchemaSync } from './orm-schema-sync.js';
import { outboundCallWithoutTimeout } from './outbound-call-without-timeout.js';
import { queryInLoop } from './query-in-loop.js';
import { routeWithoutGuard } from './route-without-guard.js';
import { secretWithFallback } from './secret-with-fallback.js';
import { sensitiveDataInLogs } from './sensitive-data-in-logs.js';
import { sequentialAwaitInLoop } from './sequential-await-in-loop.js';
import { staleWaiver } from './stale-waiver.js';
import { suppressionWithoutReason } from './suppression-without-reason.js';
import { swallowedError } from './swallowed-error.js';
import { syncCallOnHotPath } from './sync-call-on-hot-path.js';
import { unboundedConcurrency } from './unbounded-concurrency.js';
import { unboundedListQuery } from './unbounded-list-query.js';
import { unboundedModuleCache } from './unbounded-module-cache.js';
import { uncorrelatedLog } from './uncorrelated-log.js';
import { uncorrelatedOutboundCall } from './uncorrelated-outbound-call.js';
import { unhandledRejection } from './unhandled-rejection.js';
import { unsafeRawQuery } from './unsafe-raw-query.js';
import { unusedSuppression } from './unused-suppression.js';
import { unvalidatedInput } from './unvalidated-input.js';
import { weakPasswordHash } from './weak-password-hash.js';
import { weakTokenVerification } from './weak-token-verification.js';

export const rules: readonly Rule[] = [
  asyncExpressHandler,
  asyncListener,
  castRequestData,
  clientOutsideTransaction,
  clientPerRequest,
  crossContextImport,
  crossLayerImport,
  disabledTlsVerification,
  errorDetailInResponse,
  focusedTest,
  importCycle,
  inMemorySession,
  inMemoryUserState,
  infrastructureInDomain,
  insecureCookie,
  missingCorrelationId,
  missingGracefulShutdown,
  missingHttpControls,
  missingProcessErrorPolicy,
  multiWriteWithoutTransaction,
  ormSchemaSync,
  outboundCallWithoutTimeout,
  queryInLoop,
  routeWithoutGuard,
  secretWithFallback,
  sensitiveDataInLogs,
  sequentialAwaitInLoop,
  staleWaiver,
  suppressionWithoutReason,
  swallowedError,
  syncCallOnHotPath,
  unboundedConcurrency,
  unboundedListQuery,
  unboundedModuleCache,
  uncorrelatedLog,
  uncorrelatedOutboundCall,
  unhandledRejection,
  unsafeRawQuery,
  unusedSuppression,
  unvalidatedInput,
  weakPasswordHash,
  weakTokenVerification,
];
