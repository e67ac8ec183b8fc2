/** What calls do to the data that they are given: pass it on, turn it into text, or leave nothing of it. */
import type { ApiTable } from '../calls/external-calls.js';

/** Methods of texts and lists whose result is still made of what they were called on. Told by name where nothing else is known of the receiver. */
export const passingMethods = new Set(
  'toString trim trimStart trimEnd toLowerCase toUpperCase replace replaceAll slice substring substr split concat join normalize padStart padEnd at shift pop map filter find flat flatMap reverse sort values entries keys get getAll valueOf charAt repeat'.split(' '),
);

/** Of these, the ones that give text. */
export const textMethods = new Set('toString trim trimStart trimEnd toLowerCase toUpperCase replace replaceAll substring substr join normalize padStart padEnd charAt repeat'.split(' '));

/** Methods of a list that call back with its items, and the position of the item. */
export const iterating: Readonly<Record<string, number>> = {
  map: 0, forEach: 0, filter: 0, find: 0, some: 0, every: 0, flatMap: 0, findIndex: 0, sort: 0, reduce: 1, reduceRight: 1, then: 0, each: 0,
};

/** Calls that pass on what they are given, any argument of it. */
export const passing: ApiTable = {
  '': /^(?:Object\.(?:assign|entries|values|keys|fromEntries|freeze)|Array\.(?:from|of)|structuredClone|Promise\.(?:resolve|all)|Buffer\.(?:from|concat)|decodeURI(?:Component)?|unescape|URL|URLSearchParams|Array|Object)$/,
  lodash: /^(?:pick|omit|merge|assign|defaults|extend|get|clone|cloneDeep|omitBy|pickBy|mapValues|compact|uniq|castArray|flatten)$/,
  path: /^(?:posix\.|win32\.)?(?:join|resolve|normalize|format)$/,
  url: /^(?:parse|URL|format|resolve)$/,
  querystring: /^(?:parse|decode)$/,
  qs: /^parse$/,
  util: /^(?:format|promisify)$/,
  buffer: /^Buffer\.(?:from|concat)$/,
};

/** Calls that give anything that the text they are given says. */
export const parsing: ApiTable = {
  '': /^JSON\.parse$/,
  'raw-body': /^$/,
  co: /^$/,
  'co-body': /^(?:json|form|text)?$/,
  'json5': /^parse$/,
  'js-yaml': /^(?:load|safeLoad)$/,
  yaml: /^parse$/,
  micro: /^(?:json|text)$/,
  'secure-json-parse': /^(?:parse|safeParse)?$/,
};

/** Calls that give text. */
export const texting: ApiTable = {
  '': /^(?:String|JSON\.stringify|encodeURI|escape)$/,
};
