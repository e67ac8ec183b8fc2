declare function load(id: string): Promise<string>;

async function* pages() {
  yield await load('a');
}
function* ids() {
  yield load('a');
}
const lazy = { get page() { return load('b'); } };

export function read() {
  // A generator runs when it is iterated, so there is no promise yet.
  pages();
  ids();
  void lazy.page;
  for (const it of ids()) it.catch(() => undefined);
}
