/**
 * Calls that hold the event loop until they are done, taken from each package's own documentation. Synchronous databases
 * (better-sqlite3, node:sqlite) are not among them: they answer from memory and pages in microseconds, and have no other form.
 */
import type { ApiTable } from '../calls/external-calls.js';

/** Calls that read, write, start or compute for as long as it takes. */
export const blockingCalls: ApiTable = {
  fs: /^(?:promises\.)?(?!existsSync|accessSync|l?statSync|statfsSync|fstatSync|closeSync)\w+Sync$/,
  'fs-extra': /^(?!existsSync|pathExistsSync|accessSync|l?statSync|closeSync)\w+Sync$/,
  'graceful-fs': /^(?!existsSync|accessSync|l?statSync|closeSync)\w+Sync$/,
  child_process: /^\w+Sync$/,
  'cross-spawn': /^sync$/,
  execa: /^(?:execaSync|execaCommandSync|commandSync|sync|execaSync\(\)|\$\.sync|\$\.s)$/,
  shelljs: /^(?:exec|cp|rm|mv|find|grep|sed|cat|ls)$/,
  zlib: /^\w+Sync$/,
  crypto: /^(?:pbkdf2Sync|scryptSync|generateKeyPairSync|generatePrimeSync|checkPrimeSync|argon2Sync)$/,
  bcrypt: /^(?:hashSync|compareSync)$/,
  bcryptjs: /^(?:hashSync|compareSync)$/,
  'bcrypt-nodejs': /^(?:hashSync|compareSync)$/,
  '@node-rs/bcrypt': /^(?:hashSync|compareSync|verifySync)$/,
  '@node-rs/argon2': /^(?:hashSync|verifySync)$/,
  'adm-zip': /^\(\)\.(?:extractAllTo|extractEntryTo|writeZip|addLocalFile|addLocalFolder|readFile|readAsText|toBuffer|getEntries)$/,
  xlsx: /^(?:readFile|writeFile|writeFileXLSX|readFileSync|writeFileSync|read|write)$/,
  'csv-parse/sync': /^parse$/,
  'csv-stringify/sync': /^stringify$/,
  glob: /^(?:sync|globSync)$/,
  'fast-glob': /^(?:sync|globSync)$/,
  globby: /^(?:sync|globbySync)$/,
  tinyglobby: /^globSync$/,
  rimraf: /^(?:sync|rimrafSync|nativeSync)$/,
  mkdirp: /^(?:sync|mkdirpSync|nativeSync|manualSync)$/,
  'make-dir': /^(?:sync|makeDirectorySync)$/,
  del: /^(?:sync|deleteSync)$/,
  'write-file-atomic': /^sync$/,
  jsonfile: /^(?:readFileSync|writeFileSync)$/,
  'load-json-file': /^(?:sync|loadJsonFileSync)$/,
  'write-json-file': /^(?:sync|writeJsonFileSync)$/,
  sass: /^(?:compile|compileString|renderSync)$/,
  'node-sass': /^renderSync$/,
  'sync-request': /^$/,
  'sync-fetch': /^$/,
  'sync-rpc': /^$/,
  deasync: /^(?:\(\))?$|^(?:sleep|loopWhile|runLoopOnce)$/,
  'node-machine-id': /^machineIdSync$/,
  snappy: /^(?:compressSync|uncompressSync)$/,
  lz4js: /^(?:compress|decompress)$/,
  '': /^Atomics\.wait$/,
};

/** Calls that ask the disk one small question; they block for as long as the disk takes to answer. */
export const smallBlockingCalls: ApiTable = {
  fs: /^(?:existsSync|accessSync|l?statSync|fstatSync|statfsSync|closeSync)$/,
  'fs-extra': /^(?:existsSync|pathExistsSync|accessSync|l?statSync|closeSync)$/,
  'graceful-fs': /^(?:existsSync|accessSync|l?statSync|closeSync)$/,
  bcrypt: /^genSaltSync$/,
  bcryptjs: /^genSaltSync$/,
};
