/** Declarations that count without being imported. */

/** Reports whether a declaration file is a script, or adds to what other files declare. */
export function isAmbientText(text: string): boolean {
  return /\bdeclare\s+(?:global|module)\b|^\s*(?:global|module\s*["'])/m.test(text) || !/^\s*(?:import|export)\b/m.test(text);
}
