// Promises that a variable holds.
declare function save(): Promise<void>;

export async function kept() {
  const never = save();
  const read = save();
  let assigned: Promise<void>;
  assigned = save();
  await read;
}

export const held = save();
