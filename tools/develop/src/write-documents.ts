import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeServices, version } from '@referrals/service-kit';
import { definitions } from '@referrals/services';
import { stringify } from 'yaml';
import { asyncApiDocument } from './asyncapi.js';
import { consumersFile, consumersOf } from './consumers.js';

/**
 * Writes what follows from the services' own code: docs/api/openapi.json, docs/api/asyncapi.yaml, and who listens to what. With `--check`
 * compares instead and exits 1 when what is committed is not what the code says.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const consumers = consumersOf(definitions);
const documents: Record<string, string> = {
  'docs/api/openapi.json': `${JSON.stringify(await describeServices(definitions, version), null, 2)}\n`,
  'docs/api/asyncapi.yaml': stringify(asyncApiDocument(version, consumers), { lineWidth: 0, aliasDuplicateObjects: false }),
  'libs/contracts/src/generated/consumers.ts': consumersFile(consumers),
};

for (const [name, text] of Object.entries(documents)) {
  const file = join(root, name);
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    process.stdout.write(`wrote ${name}\n`);
  } else if (committed(file) !== text) {
    process.stdout.write(`${name} is not what the code says; run: npm run generate\n`);
    process.exitCode = 1;
  }
}

function committed(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
