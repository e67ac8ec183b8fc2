export const a = 1;
//<^ export: a=definition b=function C=class D=type E=type F=definition g=definition h=type default=function o=from(o) n=from(*) *=from(*)
export function b() { return a; }
export class C {}
export interface D { readonly id: string }
export type E = D;
export enum F { one }
const g = () => a;
type H = D;
export { g, type H as h };
export default async function named() { return g(); }
export { o } from './other.js';
export * as n from './other.js';
export * from './other.js';
