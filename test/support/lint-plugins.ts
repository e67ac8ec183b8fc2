/** Plugins of ESLint that tests run or look into, with the types that they lack. */
import { createRequire } from 'node:module';
import type { ESLint } from 'eslint';

const require = createRequire(import.meta.url);

export const nPlugin = require('eslint-plugin-n') as ESLint.Plugin;
export const securityPlugin = require('eslint-plugin-security') as ESLint.Plugin;
export const typescriptPlugin = (require('typescript-eslint') as { readonly plugin: ESLint.Plugin }).plugin;
