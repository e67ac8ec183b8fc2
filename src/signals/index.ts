/** Every detector of a signal, by family. */
import { containerSignals } from './containers.js';
import { contractSignals } from './contracts.js';
import { documentSignals } from './documents.js';
import { eventSchemas } from './events.js';
import { infrastructureSignals } from './infrastructure.js';
import { kubernetesSignals } from './kubernetes.js';
import { limitSignals } from './limits.js';
import { operationsSignals } from './operations.js';
import { pipelineSignals } from './pipelines.js';
import { repositorySignals } from './repository.js';
import type { SignalDetector } from './signal.js';

export const signalDetectors: readonly SignalDetector[] = [
  ...documentSignals, ...pipelineSignals, ...containerSignals, ...limitSignals, ...infrastructureSignals, ...kubernetesSignals, ...contractSignals, eventSchemas, ...repositorySignals, ...operationsSignals,
];
