/** The program of the second thread: claims files from the last to the first until it meets the one who started it. */
import { workerData } from 'node:worker_threads';
import { writeUnit } from '../engine/write-unit.js';
import { diskFiles } from './disk-files.js';
import { done, free, theirs, type SyntaxResult, type SyntaxWork } from './syntax-thread.js';

const { root, files, states, port } = workerData as SyntaxWork;
const disk = diskFiles(root);

for (let index = files.length - 1; index >= 0; index -= 1) {
  // Taken by the other side, which comes from the front.
  if (Atomics.compareExchange(states, index, free, theirs) !== free) continue;
  const result: SyntaxResult = { index, text: writeUnit(disk, files[index] ?? '') };
  port.postMessage(result);
  Atomics.store(states, index, done);
  Atomics.notify(states, index);
}
