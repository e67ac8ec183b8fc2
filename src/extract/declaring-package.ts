/** Which package a declaration file belongs to, for both resolvers. */

/** Package that a file belongs to, without `@types/`; the empty string for own files. */
export function packageOfFile(path: string, root: string): string {
  if (/\/lib\/lib\.[\w.]+\.d\.ts$/.test(path)) return 'lib';
  const at = path.lastIndexOf('/node_modules/');
  if (at === -1) return path.startsWith(`${root}/`) ? '' : 'lib';
  const [scope = '', name = ''] = path.slice(at + '/node_modules/'.length).split('/');
  if (!scope.startsWith('@')) return scope;
  if (scope !== '@types') return `${scope}/${name}`;
  return name.includes('__') ? `@${name.replace('__', '/')}` : name;
}
