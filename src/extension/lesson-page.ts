/** The HTML page of the lesson panel. What comes from the workspace is escaped; scripts and styles are our own files. */
import type { Lesson, LessonFinding, LessonPlace } from '../protocol/protocol.js';

export interface PageResources {
  /** Addresses the panel may load, and where they may come from. */
  readonly style: string;
  readonly script: string;
  readonly source: string;
  /** Fresh for every page. */
  readonly nonce: string;
}

export function lessonPage(lesson: Lesson, { style, script, source, nonce }: PageResources): string {
  const policy = `default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<title>${escapeHtml(lesson.title)}</title>
<link rel="stylesheet" href="${escapeHtml(style)}">
</head>
<body>
<main id="plumbline-lesson" data-rule="${escapeHtml(lesson.rule)}">
${lesson.finding === undefined ? '' : findingHtml(lesson.finding)}
${lesson.html}
</main>
<script nonce="${nonce}" src="${escapeHtml(script)}"></script>
</body>
</html>
`;
}

/** The places of a lesson, in the order in which the page numbers them. */
export function placesOf({ finding }: Lesson): readonly LessonPlace[] {
  return finding === undefined ? [] : [finding.place, ...finding.path];
}

function findingHtml({ message, place, path }: LessonFinding): string {
  const steps = path.map((step, index) => `<li>${placeHtml(step, index + 1)} <span>${codeHtml(step.message)}</span></li>`);
  const list = steps.length === 0 ? '' : `<ol class="path" aria-label="The path that makes it true">\n${steps.join('\n')}\n</ol>`;
  return `<aside class="finding" aria-label="The finding this lesson was opened from">
<p class="message">${codeHtml(message)}</p>
<p>${placeHtml(place, 0)}</p>
${list}
</aside>`;
}

/** A button, since only the extension can open a file; it is told the number alone. */
function placeHtml({ label }: LessonPlace, index: number): string {
  return `<button type="button" class="place" data-place="${index}">${escapeHtml(label)}</button>`;
}

/** Plain text in which backticks enclose code, as messages write it. */
function codeHtml(text: string): string {
  return escapeHtml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

function escapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (it) => entities[it] ?? it);
}
