/** `npm run duties -- rebuild …` is a tool on the databases; `npm run -s duties -- decide` asks the library for its decisions. */
import process from 'node:process';

const rebuilds = process.argv[2] === 'rebuild';
process.argv.splice(2, rebuilds ? 1 : 0, rebuilds ? 'rebuild-duties' : 'duties');
await import(rebuilds ? './tool.mjs' : './service.mjs');
