/** Addresses of commands with their arguments, safe inside a Markdown link whatever the arguments hold. */

export function commandLink(command: string, argument: unknown): string {
  return `command:${command}?${encode(JSON.stringify([argument]))}`;
}

/** `encodeURIComponent` leaves parentheses alone, and a parenthesis in a file's name would end the link. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase()}`);
}
