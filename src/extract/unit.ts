/** One own file with one content, and what that gives. */
import type ts from 'typescript';
import type { SourceFiles } from '../analysis/source-files.js';
import type { SyntaxFacts } from '../facts/facts.js';
import { shapeOf, type Shape } from './shape.js';
import { extractSyntax } from './syntax-facts.js';

/** Larger files are data or bundles; no one reviews them line by line. In bytes. */
const maximumSize = 4_000_000;

export function isTooLarge(files: SourceFiles, file: string): boolean {
  return (files.size(file) ?? 0) > maximumSize;
}

/** One own file with one content. */
export interface Unit extends StoredUnit {
  /** Path relative to the root. */
  readonly file: string;
  /** Digest of its text. */
  readonly hash: string;
}

/** What a content gives, whatever the file is called. */
export interface StoredUnit {
  readonly facts: SyntaxFacts;
  readonly shape: Shape;
  /** Declares something that other files see without importing it. */
  readonly isAmbient: boolean;
  /** Imports or exports in the way of CommonJS, in JavaScript. */
  readonly isCommonJs: boolean;
}

/** What a parsed file gives, with the node of each question. */
export function extractUnit(tree: ts.SourceFile, file: string): { readonly stored: StoredUnit; readonly nodes: readonly ts.Node[] } {
  const { facts, nodes } = extractSyntax(tree, file);
  return { stored: { facts, shape: shapeOf(tree), ...kindOf(facts, tree.text) }, nodes };
}

function kindOf({ isModule, language }: SyntaxFacts, text: string): Pick<StoredUnit, 'isAmbient' | 'isCommonJs'> {
  const isScript = !isModule && !(language === 'javascript' && /\brequire\s*\(|\bexports\b/.test(text));
  return {
    isAmbient: isScript || /\bdeclare\s+(?:global|module)\b/.test(text),
    isCommonJs: language === 'javascript' && !isModule && /\bexports\b|\brequire\(/.test(text),
  };
}
