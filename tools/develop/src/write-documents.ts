import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeServices, version } from '@referrals/service-kit';
import { definitions } from '@referrals/services';
import { stringify } from 'yaml';
import { asyncApiDocument } from './asyncapi.js';

/**
 * Writes docs/api/openapi.json and docs/api/asyncapi.yaml from the code; with `--check` compares instead and exits 1 when what
 * is committed is not what the code says.
 */
const folder = join(dirname(fileURLToPath(import.meta.url)), '../../../docs/api');
const documents: Record<string, string> = {
  'openapi.json': `${JSON.stringify(await describeServices(definitions, version), null, 2)}\n`,
  'asyncapi.yaml': stringify(asyncApiDocument(version), { lineWidth: 0, aliasDuplicateObjects: false }),
};

mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(documents)) {
  const file = join(folder, name);
  if (!process.argv.includes('--check')) {
    writeFileSync(file, text);
    process.stdout.write(`wrote docs/api/${name}\n`);
  } else if (committed(file) !== text) {
    process.stdout.write(`docs/api/${name} is not what the code says; run: npm run documents\n`);
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
