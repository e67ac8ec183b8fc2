// @filename: src/pending.ts
const pending: Promise<unknown>[] = [];
export function track(work: Promise<unknown>): void {
  pending.push(work);
  void work.finally(() => {
    // What is taken out of the list is held by whoever made it.
    const index = pending.indexOf(work);
    if (index > -1) pending.splice(index, 1);
  }).catch(() => undefined);
}

// @filename: src/schema.js
import { createPrismaSchemaBuilder } from '@mrleebo/prisma-ast';
export function rename(source, name) {
  const builder = createPrismaSchemaBuilder(source);
  // This builder calls back at once.
  builder.model(name).then((model) => { model.name = 'Renamed'; });
  return builder.print();
}
