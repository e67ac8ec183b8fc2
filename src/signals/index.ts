/** Every detector of a signal, by family. */
import { containerSignals } from './containers.js';
import { documentSignals } from './documents.js';
import { pipelineSignals } from './pipelines.js';
import type { SignalDetector } from './signal.js';

export const signalDetectors: readonly SignalDetector[] = [...documentSignals, ...pipelineSignals, ...containerSignals];
