/**
 * `npm test [-- jest arguments]`: installs and builds what is missing, then runs all specs on Node 24 and real PostgreSQL.
 * The last line of stdout is `N passed, N failed`; a suite that does not load is a failure, and so is a run without any test.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { ROOT, ensureInstalled, node24, say } from './lib/set-up.mjs';

let line = '0 passed, 1 failed';
process.on('exit', () => process.stdout.write(`${line}\n`));

ensureInstalled();
ensureBuilt();

const given = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'test-results-'));
const results = join(folder, 'results.json');
const workers = given.some((arg) => /^(-i|-w|--runInBand|--maxWorkers)/.test(arg)) ? [] : [`--maxWorkers=${availableParallelism()}`];
const jest = spawn(node24(), [
  '--experimental-vm-modules', '--disable-warning=ExperimentalWarning', '--disable-warning=TimeoutNegativeWarning', join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'),
  // A suite whose set-up failed may leave a connection open; that must fail the run, not keep it from ending.
  '--forceExit', ...workers, '--json', `--outputFile=${results}`, ...given,
], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });

// Ctrl-C reaches jest by itself; this process waits for it to stop its PostgreSQL.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => jest.kill('SIGTERM'));

/** What jest wrote down; undefined when it ended before it could. */
function read() {
  try {
    return JSON.parse(readFileSync(results, 'utf8'));
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

jest.on('error', (error) => {
  say(error.message);
  process.exitCode = 1;
});
jest.on('exit', (code) => {
  const { numPassedTests: passed = 0, numFailedTests = 0, numRuntimeErrorTestSuites = 0 } = read() ?? {};
  const counted = numFailedTests + numRuntimeErrorTestSuites;
  const failed = counted === 0 && (code !== 0 || passed === 0) ? 1 : counted;
  line = `${passed} passed, ${failed} failed`;
  process.exitCode = failed === 0 ? 0 : 1;
});
