import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { Caller } from '@referrals/client';
import { SERVICES } from '@referrals/contracts';
import { freePort } from '@referrals/database/server';
import { ToolError } from '@referrals/operate';
import { OwnProcess } from '@referrals/standalone';
import { CROWD, inherited } from '../own-installation.js';

/** The first start of another release installs and builds it. */
const READY_WITHIN_MS = 900_000;

/** What releases share. */
export interface Parts {
  /** Superuser's URL of a PostgreSQL. */
  readonly databaseUrl: string;
  /** Given: a process per service, with events over this broker. */
  readonly broker?: string;
}

/** A release in a folder of its own, run by its own `npm start`, or `npm run start:kafka`, on a database that is not its alone. */
export class Release {
  private readonly process: OwnProcess;
  private readonly environment: Readonly<Record<string, string>>;

  private constructor(readonly name: string, private readonly root: string, readonly dataDir: string, private readonly parts: Parts, port: number, nodeOptions: string) {
    this.process = new OwnProcess(`http://127.0.0.1:${port}`);
    const kafka = parts.broker === undefined ? {} : { KAFKA_BROKERS: parts.broker, KAFKA_REPLICATION: '1', KAFKA_MIN_IN_SYNC: '1' };
    // Named as npm's child it ends when whoever started it is gone.
    this.environment = { ...inherited(), ...CROWD, ...kafka, npm_lifecycle_event: 'start', DATABASE_URL: parts.databaseUrl, DATA_DIR: dataDir, PORT: String(port), NODE_OPTIONS: nodeOptions };
  }

  /** @param nodeOptions of its processes, as `NODE_OPTIONS` */
  static async in(root: string, name: string, dataDir: string, parts: Parts, nodeOptions = ''): Promise<Release> {
    return new Release(name, root, dataDir, parts, await freePort(), nodeOptions);
  }

  get url(): string {
    return this.process.url;
  }

  /** Gives the other the keys of this one, and of each of its services: they are of one installation. */
  shareKeys(other: Release): void {
    for (const folder of ['.', ...SERVICES]) {
      const secrets = join(this.dataDir, folder, 'secrets');
      if (existsSync(secrets)) cpSync(secrets, join(other.dataDir, folder, 'secrets'), { recursive: true });
    }
  }

  /** @throws ToolError with its last lines when it does not become ready */
  async start(): Promise<void> {
    const program = this.parts.broker === undefined ? 'main' : 'processes/main';
    // With options of its own nothing is built on the way: they would be the builder's, too.
    const args = this.environment['NODE_OPTIONS'] === '' ? [join(this.root, 'scripts', 'start.mjs'), program] : [join(this.root, 'services', 'standalone', 'dist', `${program}.js`)];
    this.process.spawn({ args, env: this.environment });
    if (!(await this.process.ready(READY_WITHIN_MS))) throw this.failure('does not start');
  }

  /** Its own `demo:loop` against itself: three reports, through every desk, to their answers. @throws ToolError when a loop does not close */
  async closeLoops(): Promise<void> {
    const tool = spawn(process.execPath, [join(this.root, 'scripts', 'tool.mjs'), 'demo-loop'], {
      cwd: this.root, env: { ...this.environment, NODE_OPTIONS: '', BASE_URL: this.process.url }, stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [code] = await once(tool, 'exit') as [number | null];
    if (code !== 0) throw this.failure('does not close its loops');
    if (!(await this.process.ready(30_000)) || this.process.health?.state !== 'ok') throw this.failure('has something that waits for a person');
  }

  /** Files a report without sign-in, or asks again with the same key. Answers the receipt's number. @throws when it is refused */
  async file(idempotencyKey: string): Promise<string> {
    const anybody = new Caller(this.process.url, undefined, { patienceMs: 30_000 });
    const body = { situations: ['MR04'], child: { unknown: true }, childNow: '430223', narrative: '演示：升级时再发一次。' };
    return (await anybody.must<{ number: string }>(anybody.post('/api/mandatory-reporting/reports', body, { idempotencyKey }))).number;
  }

  end(): Promise<void> {
    return this.process.end();
  }

  /** With its last lines. */
  failure(what: string): ToolError {
    return new ToolError(`${this.name} 未通过。`, `${this.name} ${what}.\n${this.process.said.map((line) => `  ${line}`).join('\n')}`);
  }
}
