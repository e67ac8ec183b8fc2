/** Which files the server asks its client to watch, and what a change of each means. */

/** Globs of everything a review depends on. */
export const watchedGlobs: readonly string[] = [
  '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}',
  '**/package.json',
  '**/{tsconfig,jsconfig}*.json',
  '**/plumbline.json',
  '**/.plumbline/baseline.json',
  '**/.plumbline/evidence/*/*.jsonl',
  '**/.gitignore',
  // What signals are read from.
  '**/*.{md,mdx,adoc,yml,yaml,tf,prisma,sql,graphql,graphqls,proto,avsc,rego,cedar}',
  '**/{Dockerfile,Dockerfile.*,Containerfile,CODEOWNERS,.npmrc,.nvmrc,renovate.json,nx.json,cdk.json,devcontainer.json}',
  // npm, pnpm and Yarn each write one such file when they are done, where the watcher of an editor still looks.
  '**/node_modules/{.package-lock.json,.modules.yaml,.yarn-state.yml}',
];

/** What a changed file asks for: a review of it, a review from scratch, or nothing. */
export function meaningOf(file: string): 'review' | 'from-scratch' | 'nothing' {
  if (/(^|\/)node_modules\/(\.package-lock\.json|\.modules\.yaml|\.yarn-state\.yml)$/.test(file)) return 'from-scratch';
  if (/(^|\/)(node_modules|\.git|\.plumbline\/evidence)\//.test(file)) return 'nothing';
  return /(^|\/)\.gitignore$/.test(file) ? 'from-scratch' : 'review';
}
