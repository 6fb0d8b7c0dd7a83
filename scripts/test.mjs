/**
 * `npm test [-- jest arguments]`: installs and builds what is missing, then runs all specs on Node 24 and real PostgreSQL.
 * `--containers` first (npm run test:containers): only the specs on PostgreSQL and Kafka, both from containers by Testcontainers.
 * `--browser-kafka` first (npm run test:browser:kafka): only those at a browser, before a process per service over Kafka.
 * The last line of stdout is `N passed, N failed`; a suite that does not load is a failure, and so is a run without any test. What
 * could not be run for want of a broker or a browser stands just before it.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { ROOT, ensureInstalled, node24, say } from './lib/set-up.mjs';

let lines = ['0 passed, 1 failed'];
process.on('exit', () => process.stdout.write(`${lines.join('\n')}\n`));

ensureInstalled();
ensureBuilt({ lab: true });

/** Specs that ask PostgreSQL or Kafka; how our own PostgreSQL is started is not theirs. */
const ON_CONTAINERS = [String.raw`libs/(?!database/src/server/).*\.int\.spec\.ts$`];

const WAYS = {
  '--containers': { specs: ON_CONTAINERS, environment: { TEST_CONTAINERS: '1' } },
  '--browser-kafka': { specs: [String.raw`\.browser\.spec\.ts$`], environment: { EXCHANGE_ON: 'kafka' } },
};
const way = WAYS[process.argv[2]];
const typed = process.argv.slice(way === undefined ? 2 : 3);
const given = way !== undefined && !typed.some((arg) => !arg.startsWith('-')) ? [...way.specs, ...typed] : typed;
const folder = mkdtempSync(join(tmpdir(), 'test-results-'));
const results = join(folder, 'results.json');
const notRun = join(folder, 'not-run.jsonl');
const workers = given.some((arg) => /^(-i|-w|--runInBand|--maxWorkers)/.test(arg)) ? [] : [`--maxWorkers=${availableParallelism()}`];
const jest = spawn(node24(), [
  '--experimental-vm-modules', '--disable-warning=ExperimentalWarning', '--disable-warning=TimeoutNegativeWarning', join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'),
  // A suite whose set-up failed may leave a connection open; that must fail the run, not keep it from ending.
  '--forceExit', ...workers, '--json', `--outputFile=${results}`, ...given,
], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, TEST_NOT_RUN: notRun, ...way?.environment } });

// Ctrl-C reaches jest by itself; this process waits for it to stop its PostgreSQL.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => jest.kill('SIGTERM'));

/** What jest wrote down; undefined when it ended before it could. */
function read() {
  try {
    return JSON.parse(readFileSync(results, 'utf8'));
  } catch {
    return undefined;
  }
}

const NEEDS = {
  KAFKA: '  需要 Kafka：设置 KAFKA_BROKERS，或启动 Docker；自行终止代理的测试另需 Java 17 与 Maven。 · Set KAFKA_BROKERS or start Docker; what kills a broker of its own needs Java 17 and Maven.',
  CHROMIUM: '  需要 Chromium：Debian 执行 apt-get install chromium fonts-wqy-zenhei；其他系统执行 npx playwright-core install chromium；或设置 CHROMIUM。 · Debian: apt-get install chromium fonts-wqy-zenhei; elsewhere: npx playwright-core install chromium; or set CHROMIUM.',
};

/** Suites that want a broker or a browser where there is none, and how to give them one. */
function tellNotRun() {
  if (!existsSync(notRun)) return [];
  const suites = readFileSync(notRun, 'utf8').trim().split('\n').map((text) => JSON.parse(text));
  return Object.entries(NEEDS).flatMap(([need, how]) => {
    const those = suites.filter(({ needs }) => needs === need);
    return those.length === 0 ? [] : ['', `未运行 NOT RUN, ${those.length} suites: ${those[0].why}`, ...those.map(({ name }) => `  ${name}`).sort(), how, ''];
  });
}

jest.on('error', (error) => {
  say(error.message);
  process.exitCode = 1;
});
jest.on('exit', (code) => {
  const { numPassedTests: passed = 0, numFailedTests = 0, numRuntimeErrorTestSuites = 0 } = read() ?? {};
  const counted = numFailedTests + numRuntimeErrorTestSuites;
  const failed = counted === 0 && (code !== 0 || passed === 0) ? 1 : counted;
  lines = [...tellNotRun(), `${passed} passed, ${failed} failed`];
  process.exitCode = failed === 0 ? 0 : 1;
  rmSync(folder, { recursive: true, force: true });
});
