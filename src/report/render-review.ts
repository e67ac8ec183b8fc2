/** Every format that a review can be written in, by the name that the command line gives it. */
import type { Review } from '../engine/review.js';
import { wellFormed } from './characters.js';
import { inRepository } from './in-repository.js';
import { renderGithub } from './github.js';
import { renderGitlab } from './gitlab.js';
import { renderHtml } from './html.js';
import { renderJson } from './json.js';
import { renderJunit } from './junit.js';
import { renderMarkdown } from './markdown.js';
import type { ReportOptions } from './report-options.js';
import { renderReviewComments } from './review-comments.js';
import { renderSarif } from './sarif.js';
import { renderText } from './text.js';

export type Format = keyof typeof renderers;

/** Renders a review with a final newline; the same review gives the same bytes. */
export function renderReview(format: Format, review: Review, options: ReportOptions): string {
  return wellFormed(renderers[format](forHosts.has(format) ? inRepository(review, options.prefix) : review, options));
}

/** Formats that are read by what hosts a repository, and knows files by their path in it. */
const forHosts: ReadonlySet<Format> = new Set<Format>(['sarif', 'github', 'gitlab', 'markdown', 'review-comments']);

const renderers = {
  text: renderText,
  json: (review: Review, { version }: ReportOptions) => renderJson(review, version),
  sarif: renderSarif,
  github: renderGithub,
  gitlab: renderGitlab,
  junit: renderJunit,
  markdown: renderMarkdown,
  html: renderHtml,
  'review-comments': renderReviewComments,
};

export const formats = Object.keys(renderers) as readonly Format[];
