import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** What `npm run generate` writes is committed as it would write it; the documents are valid OpenAPI 3.1 and AsyncAPI 3, and a client made from the first compiles. */
const run = (command, args) => spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, REDOCLY_TELEMETRY: 'off' } }).status === 0;
const node = process.execPath;

const same = run(node, ['scripts/generate.mjs', '--check']);
const openapi = run(node, ['node_modules/@redocly/cli/bin/cli.js', 'lint', 'docs/api/openapi.json', '--extends=spec', '--format=stylish']);
// Fields with a default may be left out of what is sent.
const client = run(node, ['node_modules/openapi-typescript/bin/cli.js', 'docs/api/openapi.json', '--output', '.cache/client/api.d.ts', '--default-non-nullable', 'false'])
  && run(node, ['node_modules/typescript7/bin/tsc', '--noEmit', '-p', 'scripts/client/tsconfig.json']);
const { Parser } = createRequire(import.meta.url)('@asyncapi/parser');
const { diagnostics } = await new Parser().parse(readFileSync('docs/api/asyncapi.yaml', 'utf8'));
const faults = diagnostics.filter(({ severity }) => severity === 0);
for (const { message, path } of faults) process.stdout.write(`asyncapi: ${message} at ${path.join('.')}\n`);
process.stdout.write(`generated: same as the code ${same}, OpenAPI valid ${openapi}, client compiles ${client}, AsyncAPI faults ${faults.length}\n`);
process.exitCode = same && openapi && client && faults.length === 0 ? 0 : 1;
