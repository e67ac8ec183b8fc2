/** The one way in which parsing a card fails. */

/** What a card's author can repair: what is wrong and what is expected. `parseCard` adds the file. */
export class CardError extends Error {}
