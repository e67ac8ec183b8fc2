// Compares where our search puts a place with where git says that its lines went.

/** What became of the place's lines that are not blank, as git tells it. */
export function truthOf(anchor, text, fates) {
  const lines = text.split(/\r\n|\r|\n/);
  const own = [];
  for (let line = anchor.start.line; line <= anchor.end.line; line++) if (lines[line].trim() !== '') own.push(line);
  const kept = own.flatMap((line) => (fates[line] ? [{ ...fates[line], was: line }] : []));
  const share = kept.length / own.length;
  return { lines: kept, count: own.length, share, fate: share === 0 ? 'gone' : share === 1 ? 'whole' : share >= 0.5 ? 'most' : 'part' };
}

/** `right`, or how the two disagree. */
export function judge(anchor, truth, found) {
  const inside = truth.lines.filter((it) => it.path === found.path && it.line >= found.start.line && it.line <= found.end.line).length;
  if (found.state === 'exact') {
    const isSame = truth.lines.length === truth.count && truth.lines.every((it) => it.path === found.path && it.line - found.start.line === it.was - anchor.start.line);
    if (!isSame) return inside * 2 >= truth.count ? 'exact-beyond-git' : 'exact-elsewhere';
    return 'right';
  }
  if (truth.share < 0.5) return 'right';
  if (found.state === 'lost') return 'missed';
  return inside * 2 >= truth.lines.length ? 'right' : 'elsewhere';
}
