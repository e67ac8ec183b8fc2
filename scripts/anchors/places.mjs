// Chooses places as reviewers do: a line, a statement, a function; most of them in files that will change.

/** Numbers that come again with the same seed. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let it = Math.imul(state ^ (state >>> 15), 1 | state);
    it = (it + Math.imul(it ^ (it >>> 7), 61 | it)) ^ it;
    return Math.floor((((it ^ (it >>> 14)) >>> 0) / 4294967296) * below);
  };
}

/** Seven places in ten lie in files that later commits touch; where nothing changes there is little to find. */
export function choosePlaces(random, texts, touched, count) {
  const all = [...texts.keys()];
  const changing = touched.filter((it) => texts.has(it));
  const places = [];
  if (all.length === 0) return places;
  for (let attempt = 0; places.length < count && attempt < count * 20; attempt++) {
    const from = changing.length > 0 && places.length < count * 0.7 ? changing : all;
    const path = from[random(from.length)];
    const place = choosePlace(random, path, texts.get(path).split(/\r\n|\r|\n/));
    if (place) places.push(place);
  }
  return places;
}

function choosePlace(random, path, lines) {
  const line = random(lines.length);
  const kind = random(10);
  const height = kind < 4 ? 1 : kind < 7 ? 2 + random(4) : 6 + random(10);
  const last = Math.min(line + height, lines.length) - 1;
  const chosen = lines.slice(line, last + 1);
  // Nobody records a closing bracket as evidence.
  const isTelling = (it) => /\w/.test(it);
  if (!isTelling(chosen[0] ?? '') || chosen.filter(isTelling).length * 2 < chosen.length) return undefined;
  const start = lines[line].length - lines[line].trimStart().length;
  return { path, start: { line, character: start }, end: { line: last, character: lines[last].trimEnd().length } };
}
