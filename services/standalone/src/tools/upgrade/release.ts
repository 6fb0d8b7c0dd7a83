import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@referrals/database/server';
import { OwnProcess } from '../../processes/own-process.js';
import { CROWD, inherited } from '../own-installation.js';
import { ToolError } from '../tool-error.js';

/** The first start of another release installs and builds it. */
const READY_WITHIN_MS = 900_000;

/** A release in a folder of its own, run by its own `npm start` on a database that is not its alone. */
export class Release {
  private readonly process: OwnProcess;
  private readonly environment: Readonly<Record<string, string>>;

  private constructor(readonly name: string, private readonly root: string, private readonly dataDir: string, databaseUrl: string, port: number) {
    this.process = new OwnProcess(`http://127.0.0.1:${port}`);
    // Named as npm's child it ends when whoever started it is gone.
    this.environment = { ...inherited(), ...CROWD, npm_lifecycle_event: 'start', DATABASE_URL: databaseUrl, DATA_DIR: dataDir, PORT: String(port) };
  }

  static async in(root: string, name: string, dataDir: string, databaseUrl: string): Promise<Release> {
    return new Release(name, root, dataDir, databaseUrl, await freePort());
  }

  /** Gives the other the keys of this one: they are of one installation. */
  shareKeys(other: Release): void {
    cpSync(join(this.dataDir, 'secrets'), join(other.dataDir, 'secrets'), { recursive: true });
  }

  /** @throws ToolError with its last lines when it does not become ready */
  async start(): Promise<void> {
    this.process.spawn({ args: [join(this.root, 'scripts', 'start.mjs')], env: this.environment });
    if (!(await this.process.ready(READY_WITHIN_MS))) throw this.failure('does not start');
  }

  /** Its own `demo:loop` against itself: three reports, through every desk, to their answers. @throws ToolError when a loop does not close */
  async closeLoops(): Promise<void> {
    const tool = spawn(process.execPath, [join(this.root, 'scripts', 'tool.mjs'), 'demo-loop'], {
      cwd: this.root, env: { ...this.environment, BASE_URL: this.process.url }, stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [code] = await once(tool, 'exit') as [number | null];
    if (code !== 0) throw this.failure('does not close its loops');
    if (!(await this.process.ready(30_000)) || this.process.health?.state !== 'ok') throw this.failure('has something that waits for a person');
  }

  end(): Promise<void> {
    return this.process.end();
  }

  private failure(what: string): ToolError {
    return new ToolError(`${this.name} 未通过。`, `${this.name} ${what}.\n${this.process.said.map((line) => `  ${line}`).join('\n')}`);
  }
}
