const base = process.env.CLI ?? '/work/wt/observability';
const { Extractor, isSource } = await import(`${base}/src/extract/extractor.ts`);
const { finish } = await import(`${base}/src/analysis/steps.ts`);
const { linkProject } = await import(`${base}/src/project/project-graph.ts`);
const { assignRoles } = await import(`${base}/src/project/roles.ts`);
const { diskFiles } = await import(`${base}/src/host/disk-files.ts`);
const { typesFolder } = await import(`${base}/src/host/resources.ts`);
const { Packages } = await import(`${base}/src/engine/packages.ts`);
const { rules } = await import(`${base}/src/rules/index.ts`);
const ids = ['missing-correlation-id', 'uncorrelated-log', 'uncorrelated-outbound-call', 'swallowed-error', 'error-detail-in-response', 'sensitive-data-in-logs'];
const root = process.argv[2]!;
const files = diskFiles(root, typesFolder());
const ex = new Extractor(files, typesFolder());
const paths = files.list().filter((it: string) => isSource(it) && !/\.min\.js$/.test(it));
const syntax = finish(ex.syntax(paths)) as any;
const roles = assignRoles(syntax);
const facts = finish(ex.answers(syntax, new Set(syntax.filter((it: any) => roles.get(it.file) === 'server').map((it: any) => it.file)))) as any;
const p = new Packages(files);
const graph = linkProject(facts, { roles, layers: [], layerOf: new Map(), contexts: [], contextOf: new Map(), recognizers: {}, isProvidedElsewhere: () => false, packageFolderOf: (f: string) => p.folderOf(f), versionOf: (n: string, f: string) => p.versionOf(n, f), preloadsOf: (f: string) => p.preloadsOf(f) } as any);
let t = process.cpuUsage();
const lap = (what: string) => { const u = process.cpuUsage(t); console.log('#', what, Math.round((u.user + u.system) / 1000), 'ms'); t = process.cpuUsage(); };
void graph.hot; graph.external.to({ x: /x/ }); lap('hot+external');
for (const rule of rules.filter((it: any) => ids.includes(it.id))) {
  for (const it of rule.check(graph, rule.options)) console.log(rule.id, `${it.at.file}:${it.at.start.line + 1}`, it.message.slice(0, 250));
  lap(rule.id);
}
