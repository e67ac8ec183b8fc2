/** Full paths, put together from prefixes. */

/** Joins two parts of a path with one slash between them; drops a slash at the end. */
export function joinPath(prefix: string, path: string): string {
  if (prefix === '' || prefix === '/') return normal(path);
  const head = prefix.replace(/\/+$/, '');
  const tail = path.replace(/^\/+/, '');
  return normal(tail === '' ? head : `${head}/${tail}`);
}

function normal(path: string): string {
  // A pattern and a lone asterisk stay as they are written.
  if (path === '' || path === '/') return '/';
  if (path.startsWith('/') && /\/[a-z]*$/.test(path) && /[\\^$(|]/.test(path)) return path;
  const rooted = path.startsWith('/') || path.startsWith('*') || path.startsWith('(') ? path : `/${path}`;
  return rooted.length > 1 ? rooted.replace(/\/+$/, '') : rooted;
}

/** Reports whether what is mounted at a prefix runs for a path; what is not known matches anything. */
export function isBelow(path: string, prefix: string): boolean {
  const want = prefix.replace(/\/?\*+$/, '').split('/').filter((it) => it !== '');
  const have = path.split('/').filter((it) => it !== '');
  if (want.some((it) => it === '{?}') || have.includes('{?}')) return true;
  return want.every((part, index) => {
    const other = have[index];
    return other !== undefined && (part === other || part === '*' || part.startsWith(':') || other.startsWith(':') || other.includes('*'));
  });
}
