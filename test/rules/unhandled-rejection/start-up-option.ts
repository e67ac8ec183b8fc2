// @filename: plumbline.json
{ "rules": { "unhandled-rejection": { "options": { "starts": true } } } }
// @filename: src/main.ts
declare function main(): Promise<void>;

main();
//<^ unhandled-rejection [warning]: the process ends without a word of its own
