declare function save(): Promise<void>;
declare function saveAll(): Promise<void>[];
declare function log(text: string): void;
declare function wide(): any;

export async function run() {
  save();
//^^^^ promise: statement is=promise within=run
  void save();
  //   ^^^^ promise: void is=promise
  const kept = save();
  //           ^^^^ promise: variable is=promise
  saveAll();
//^^^^^^^ promise: statement is=promises
  log('x');
//^^^ promise: statement is=other
  wide();
//^^^^ promise: statement is=unknown
  save().then(() => { log('x'); });
//^^^^ promise: statement chained is=promise
  //                  ^^^ promise: statement is=other within=anonymous
  const read = save();
  await read;
  await save();
  save().catch(() => undefined);
  console.log('never a promise');
  return save();
}
