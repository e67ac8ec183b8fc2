// @filename: src/start.ts
declare function warmCache(): Promise<void>;
export function start() {
  // Its last day is today.
  warmCache();
  //<^^^^^^ unhandled-rejection [waived]: warmCache
}

// @filename: plumbline.json
{
  "waivers": [
    { "rule": "unhandled-rejection", "files": ["src/*.ts"], "reason": "r", "owner": "ann", "until": "2026-03-31" }
  ]
}
