// @filename: src/start.ts
// The finding may be there and only out of sight.
import { warmCache } from 'nobody-installed-this';
export function start() {
  warmCache();
}

// @filename: plumbline.json
{
  "waivers": [
    { "rule": "unhandled-rejection", "files": ["src/*.ts"], "reason": "r", "owner": "ann", "until": "2026-12-31" }
  ]
}
