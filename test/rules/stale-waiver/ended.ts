// @filename: src/start.ts
declare function warmCache(): Promise<void>;
export function start() {
  warmCache();
  //<^^^^^^ unhandled-rejection [error]: warmCache
  warmCache();
  //<^^^^^^ unhandled-rejection [error]: warmCache
}

// @filename: plumbline.json
{
  "waivers": [
    // The day before the fixture's.
    { "rule": "unhandled-rejection", "files": ["src/*.ts"], "reason": "r", "owner": "ann", "until": "2026-03-30" }
    //        ^^^^^^^^^^^^^^^^^^^^^ stale-waiver [warning]: ended on 2026-03-30, so 2 findings are reported again; ann owns it
  ]
}
