/** Reads what the page of *Create standards* sends. It is checked as anything from outside is. */
import type { DraftContext, DraftLayer, StandardsDraft } from '../../protocol/standards.js';

/** `undefined` for anything that is not a draft. */
export function draftFrom(value: unknown): StandardsDraft | undefined {
  const { layers, contexts } = recordFrom(value);
  if (!Array.isArray(layers) || !Array.isArray(contexts)) return undefined;
  return { layers: layers.map(layerFrom), contexts: contexts.map(contextFrom) };
}

function layerFrom(value: unknown): DraftLayer {
  const { name, files, mayImport, domain } = recordFrom(value);
  return { name: textFrom(name), files: textsFrom(files), mayImport: textsFrom(mayImport), domain: domain === true };
}

function contextFrom(value: unknown): DraftContext {
  const { name, files, public: doors, shared } = recordFrom(value);
  return { name: textFrom(name), files: textsFrom(files), public: textsFrom(doors), shared: shared === true };
}

function textFrom(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function textsFrom(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(textFrom).filter((it) => it !== '') : [];
}

function recordFrom(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
