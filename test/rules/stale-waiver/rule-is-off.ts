// @filename: src/start.ts
declare function warmCache(): Promise<void>;
export function start() {
  warmCache();
}

// @filename: plumbline.json
{
  // Nobody looks, so nobody can say that there is nothing.
  "rules": { "unhandled-rejection": "off" },
  "waivers": [
    { "rule": "unhandled-rejection", "files": ["src/*.ts"], "reason": "r", "owner": "ann", "until": "2026-12-31" }
  ]
}
