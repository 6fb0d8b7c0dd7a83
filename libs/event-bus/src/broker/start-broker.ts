import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, realpathSync, statfsSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort, processesIn } from '@referrals/database/server';
import { BrokerError, findJava, type Surroundings } from './java-tools.js';
import { deployFolder, kafkaJars } from './kafka-jars.js';
import { runKafkaTool } from './kafka-tool.js';

export interface BrokerOptions {
  /** Keeps its data in `kafka/` of this folder. */
  readonly dataDir: string;
  /** Where Java and the cache of jars are. */
  readonly surroundings: Surroundings;
  readonly port?: number;
  /** Further settings, or others than `deploy/kafka/broker.properties` says. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Further listeners, each advertised to its clients as another address of this machine: what stands between them and the broker. */
  readonly listeners?: readonly BrokerListener[];
  readonly say?: (line: string) => void;
}

/** A listener by the name of capital letters, its own port, and the port advertised to its clients. */
export interface BrokerListener { readonly name: string; readonly port: number; readonly advertised: number }

export interface RunningBroker {
  /** `127.0.0.1:9092` */
  readonly address: string;
  readonly pid: number;
  /** Its end, asked for or not. */
  readonly exited: Promise<string>;
  /** Lets it end by itself; killed after 20 s. Idempotent. */
  stop(): Promise<void>;
}

/**
 * A single Apache Kafka broker that is its own controller, from its jars, on loopback. It takes connections when this resolves.
 * @throws BrokerError JAVA_MISSING, MAVEN_MISSING, JARS_NOT_FETCHED, DISK_FULL, BROKER_DID_NOT_START
 */
export async function startBroker({ dataDir, surroundings, port, settings = {}, listeners = [], say }: BrokerOptions): Promise<RunningBroker> {
  const java = findJava(surroundings);
  const classes = join(await kafkaJars(surroundings, say), '*');
  const folder = join(dataDir, 'kafka');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'server.properties');
  const clientPort = port ?? await freePort();
  writeFileSync(file, properties(folder, { client: clientPort, controller: await freePort() }, listeners, settings));
  await endOrphans(folder);
  const data = join(folder, 'data');
  if (!existsSync(join(data, 'meta.properties'))) await format(surroundings, file);
  const child = spawn(java, ['-Xmx512m', '-XX:+UseSerialGC', '-cp', classes, 'kafka.Kafka', file], { cwd: folder, detached: true, stdio: 'ignore' });
  const exited = once(child, 'exit').then(([code, signal]) => String(signal ?? `exit code ${String(code)}`));
  await untilItListens(child, clientPort, folder);
  let stopping: Promise<void> | undefined;
  return { address: `127.0.0.1:${clientPort}`, pid: child.pid ?? 0, exited, stop: () => (stopping ??= stop(child, exited)) };
}

/** A broker whose starter was killed still holds this folder: it is asked to end, then killed. */
async function endOrphans(folder: string): Promise<void> {
  const orphans = (): number[] => processesIn(realpathSync(folder));
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    for (const pid of orphans()) process.kill(pid, signal);
    for (const until = performance.now() + 10_000; orphans().length > 0 && performance.now() < until;) await pause(50);
  }
}

function properties(folder: string, { client, controller }: { client: number; controller: number }, listeners: readonly BrokerListener[], settings: Readonly<Record<string, string>>): string {
  const list = (one: (listener: BrokerListener) => string, ...first: readonly string[]): string => [...first, ...listeners.map(one)].join(',');
  const given: Record<string, string> = {
    'log.dirs': join(folder, 'data'), listeners: list(({ name, port }) => `${name}://127.0.0.1:${port}`, `CLIENT://127.0.0.1:${client}`, `CONTROLLER://127.0.0.1:${controller}`),
    'advertised.listeners': list(({ name, advertised }) => `${name}://127.0.0.1:${advertised}`, `CLIENT://127.0.0.1:${client}`),
    'listener.security.protocol.map': list(({ name }) => `${name}:PLAINTEXT`, 'CONTROLLER:PLAINTEXT', 'CLIENT:PLAINTEXT'), 'controller.quorum.bootstrap.servers': `127.0.0.1:${controller}`, ...settings,
  };
  const shared = readFileSync(join(deployFolder, 'broker.properties'), 'utf8').split('\n').filter((line) => !((line.split('=', 1)[0] ?? '') in given));
  return [...shared, ...Object.entries(given).map(([name, value]) => `${name}=${value}`), ''].join('\n');
}

async function format(surroundings: Surroundings, file: string): Promise<void> {
  const id = crypto.getRandomValues(new Uint8Array(16));
  // One that began with a dash would be taken for an option.
  id[0] = (id[0] ?? 0) & 0x7f;
  const cluster = Buffer.from(id).toString('base64url');
  await runKafkaTool(surroundings, 'kafka.tools.StorageTool', ['format', '-t', cluster, '-c', file, '--standalone'])
    .catch((error: unknown) => { throw error instanceof BrokerError ? error : notStarted((error as Error).message); });
}

async function untilItListens(child: ChildProcess, port: number, folder: string): Promise<void> {
  for (const until = performance.now() + 60_000; performance.now() < until; await pause(50)) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    if (await listens(port)) return;
  }
  child.kill('SIGKILL');
  throw isFull(folder) ? diskFull(folder) : notStarted(folder);
}

/** Less than a broker needs to open its files; it says nothing of it itself. */
const LEAST_SPACE_BYTES = 16 * 1024 * 1024;

function isFull(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize < LEAST_SPACE_BYTES;
}

function diskFull(folder: string): BrokerError {
  return new BrokerError('DISK_FULL', `磁盘已满，Kafka 无法启动：${folder}。已收下的内容都在；请腾出空间，不要删除其中的文件。`,
    `The disk is full and Kafka cannot start: ${folder}. What it took is all there; make space, and delete nothing of it.`);
}

function notStarted(detail: string): BrokerError {
  return new BrokerError('BROKER_DID_NOT_START', `Kafka 未能启动：${detail}`, `Kafka did not start: ${detail}`);
}

/** Whether anything takes connections at this port of loopback. */
export function listens(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => { socket.destroy(); done(true); }).once('error', () => done(false));
  });
}

async function stop(child: ChildProcess, exited: Promise<string>): Promise<void> {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await exited;
  clearTimeout(timer);
}
