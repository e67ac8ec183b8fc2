/** What a change adds, with a word on what could not be compared. */
import { addedSince } from './added-since.js';
import type { Review } from './review.js';

/** `isInSubmodule` tells files whose history is another repository's. */
export function onlyAdded(before: Review, now: Review, isInSubmodule: (file: string) => boolean): Review {
  const added = addedSince(before, now);
  const compared = added.findings.filter((it) => !isInSubmodule(it.location.file));
  const notices = [
    ...(before.standardsErrors.length > 0 ? ['plumbline.json was broken before this change, so the code of before was judged by the defaults.'] : []),
    ...(compared.length < added.findings.length ? ['Code in submodules is not compared, since its history is another repository\'s.'] : []),
  ];
  return { ...added, findings: compared, notices: [...added.notices, ...notices.map((message) => ({ message }))] };
}
