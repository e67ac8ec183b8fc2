/** Modules that Node loads before a program, as commands say: `node --require ./tracing.js server.js`. */

/** Reports whether a file may hold the command that starts a process. */
export function startsProcess(path: string): boolean {
  return /(^|\/)(?:package\.json|(?:[\w.-]+\.)?Dockerfile(?:\.[\w.-]+)?|Containerfile|(?:docker-)?compose[\w.-]*\.ya?ml|Procfile|ecosystem\.config\.[cm]?js|nodemon\.json|[\w-]*entrypoint[\w-]*\.sh|\.npmrc|[\w-]*deployment[\w-]*\.ya?ml|serverless\.ya?ml|fly\.toml|app\.ya?ml)$/i.test(path);
}

/** What `--require`, `-r`, `--import` and `--loader` name in a text, each as written. */
export function preloadsIn(text: string): readonly string[] {
  const found = text.matchAll(/(?:--require|--import|--experimental-loader|(?<=[\s"'])-r)["']?[\s=,]+\\?["']?([@\w./-]+)/g);
  return [...found].map(([, name]) => name ?? '').filter((it) => it !== '');
}
