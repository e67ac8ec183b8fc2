import { EventEmitter } from 'node:events';

declare function save(): Promise<void>;
const bus = new EventEmitter();

bus.on('order', () => {
//              ^^^^^ async-listener: `bus.on` drops the promise of this callback
  return save();
});
bus.on('order', () => {
  save().catch(console.error);
});
