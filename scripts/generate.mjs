/**
 * `npm run generate`: writes all that follows from something said once. From the list of services: the contracts' index, the containers,
 * the names in front, the table in the README. From their code: the API's documents, and who listens to what. With `--check`
 * (`npm run check:generated`) nothing is written; what is committed must be the same.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedFiles } from './lib/generated-files.mjs';
import { ROOT, ensureInstalled, node24 } from './lib/set-up.mjs';

const checks = process.argv.includes('--check');
ensureInstalled();
const services = JSON.parse(spawnSync(node24(), ['--input-type=module', '-e',
  `const { SERVICES } = await import(${JSON.stringify(`file://${join(ROOT, 'libs/contracts/src/codes.ts')}`)}); process.stdout.write(JSON.stringify(SERVICES));`], { encoding: 'utf8' }).stdout);
const read = (file) => (existsSync(join(ROOT, file)) ? readFileSync(join(ROOT, file), 'utf8') : '');
let failed = false;
const fault = (text) => { process.stdout.write(`${text}\n`); failed = true; };

for (const service of services) {
  const needed = [
    ...['package.json', 'src/main.ts', 'src/index.ts', 'migrations'].map((name) => `services/${service}/${name}`),
    `libs/contracts/src/events/${service}.ts`,
  ];
  for (const file of needed) if (!existsSync(join(ROOT, file))) fault(`${service} is in SERVICES and has no ${file}`);
}

if (!failed) {
  const describe = (service) => JSON.parse(read(`services/${service}/package.json`)).description ?? '';
  for (const [file, made] of Object.entries(generatedFiles(services, describe))) {
    const [before, after] = [read(file), made(read(file))];
    if (before === after) continue;
    if (checks) fault(`${file} does not follow from the list of services; run: npm run generate`);
    else writeFileSync(join(ROOT, file), after);
    if (!checks) process.stdout.write(`wrote ${file}\n`);
  }
}
if (!failed) failed = spawnSync(process.execPath, [join(ROOT, 'scripts/tool.mjs'), 'write-documents', ...(checks ? ['--check'] : [])], { stdio: 'inherit' }).status !== 0;
process.exitCode = failed ? 1 : 0;
