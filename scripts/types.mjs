/** `npm run types`: the services and tools as one, then each program of the console, which run in a browser and not on Node. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureConsoleApi } from './lib/console-api.mjs';
import { ROOT } from './lib/set-up.mjs';

const PROGRAMS = ['tsconfig.json', ...['phone', 'desk', 'worker', 'shared'].map((name) => `services/console/src/${name}/tsconfig.json`)];

await ensureConsoleApi();
const check = (program) => new Promise((resolve) => {
  spawn(process.execPath, [join(ROOT, 'node_modules/typescript7/bin/tsc'), '--noEmit', '-p', program], { cwd: ROOT, stdio: 'inherit' }).on('exit', resolve);
});
for (const program of PROGRAMS) if (await check(program) !== 0) process.exitCode = 1;
