import { measureLatency } from '/work/wt/fast/scripts/bench/latency.mjs';
const [server, root, types, ...files] = process.argv.slice(2);
console.log(JSON.stringify(await measureLatency(server, root, files, 8, types)));
process.exit(0);
