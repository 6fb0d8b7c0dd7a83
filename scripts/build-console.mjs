/**
 * The console's build, run by nx from its folder: types of the API, the phone, the desk, the worker that keeps the phone's shell, then `.br`
 * and `.gz` beside each file. The assets of the previous build stay. Needs no network and no browser.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { build } from 'vite';
import { ensureConsoleApi } from './lib/console-api.mjs';
import { setAside } from './lib/previous-assets.mjs';
import { ROOT } from './lib/set-up.mjs';

const HOME = join(ROOT, 'services', 'console');
const DIST = join(HOME, 'dist');
/** Smaller ones travel in one packet either way. */
const WORTH_COMPRESSING = 500;

const vite = (name) => build({ root: HOME, configFile: join(HOME, `vite.${name}.config.mjs`), logLevel: 'warn' });

await ensureConsoleApi();
const putBackPrevious = setAside(DIST, join(ROOT, '.cache', 'console', 'previous'));
await vite('phone');
const shell = readdirSync(join(DIST, 'assets', 'phone')).sort().map((name) => `/assets/phone/${name}`);
process.env.CONSOLE_SHELL = JSON.stringify(shell);
await Promise.all([vite('desk'), vite('worker')]);

const files = readdirSync(DIST, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.(js|css|html|svg|webmanifest)$/.test(entry.name));
await Promise.all(files.map(async (entry) => {
  const file = join(entry.parentPath ?? entry.path, entry.name);
  const content = readFileSync(file);
  if (content.length < WORTH_COMPRESSING) return;
  writeFileSync(`${file}.br`, await promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  writeFileSync(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
}));
putBackPrevious();
