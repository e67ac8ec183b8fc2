/** Reads XML as strictly as its readers do, and gives its elements as a list. */
import { DOMParser, type Document, type Element } from '@xmldom/xmldom';

/** The document; throws at the first thing that is not well formed. */
export function parseXml(text: string): Document {
  return new DOMParser({ onError: refuse }).parseFromString(text, 'text/xml');
}

/** Elements of a name inside another, in the order of the document; `*` for all. */
export function elementsOf(parent: Element | null, name: string): readonly Element[] {
  return [...(parent?.getElementsByTagName(name) ?? [])];
}

function refuse(level: 'error' | 'warning' | 'fatalError', message: string): void {
  // Text that was made safe holds replacement characters on purpose.
  if (!message.startsWith('Unicode replacement character')) throw new Error(`${level}: ${message}`);
}
