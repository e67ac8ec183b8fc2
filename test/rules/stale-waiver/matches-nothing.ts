// @filename: src/start.ts
declare function warmCache(): Promise<void>;
await warmCache();
export {};

// @filename: plumbline.json
{
  "waivers": [
    { "rule": "unhandled-rejection", "files": ["src/*.ts"], "reason": "r", "owner": "ann", "until": "2026-12-31" },
    //        ^^^^^^^^^^^^^^^^^^^^^ stale-waiver [info]: the waiver of `unhandled-rejection` matches nothing any more
    { "rule": "import-cycle", "files": ["src/*.ts"], "reason": "r", "owner": "ann", "until": "2026-03-01" }
    //        ^^^^^^^^^^^^^^ stale-waiver [info]: ended on 2026-03-01 and matches nothing any more
  ]
}
