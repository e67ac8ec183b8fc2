// @filename: src/start.ts
export const one = 1;

// @filename: node_modules/acme-standards/plumbline.json
{
  "waivers": [
    { "rule": "unhandled-rejection", "files": ["src/*.ts"], "reason": "r", "owner": "ann", "until": "2026-01-31" }
  ]
}
// @filename: plumbline.json
// Nobody here can mend what a package says.
{ "extends": "acme-standards" }
