/** Characters of a workspace's text that a format cannot hold, or that deceive a reader. */

/**
 * Replaces control characters, directional overrides and halves of surrogate pairs by the replacement character. Line
 * feeds and tabs stay.
 */
export function withoutControls(text: string): string {
  return wellFormed(text.replace(controls, '�'));
}

/** The same for a line that was coloured already: colours stay. */
export function withoutOtherControls(line: string): string {
  return line.replace(colouredControls, '�');
}

/** Replaces halves of surrogate pairs, which no encoding can hold. */
export function wellFormed(text: string): string {
  return text.replace(loneSurrogates, '�');
}

/** Escapes text for HTML and XML, in content and in quoted attributes alike. */
export function escapeMarkup(text: string): string {
  return withoutControls(text).replace(/[&<>"']/g, (it) => entities[it] ?? it);
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

// eslint-disable-next-line no-control-regex -- control characters are what this is about
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;

// eslint-disable-next-line no-control-regex -- control characters are what this is about
const colouredControls = /\u001b(?!\[\d+m)|[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
