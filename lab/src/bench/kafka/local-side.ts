import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { supervisePostgres, type SupervisedPostgres } from '@referrals/database/server';
import { OwnInstallation, prefill } from '@referrals/develop';
import { DataFolder } from '@referrals/service-kit';
import type { LoopPeople } from '../closed-loop.js';
import { waitDrained, waitingEvents } from '../database.js';
import { signInPeople } from '../people.js';
import { workTemplates } from '../work-templates.js';
import { TEMPLATES } from './fill-sides.js';
import type { Rig } from './rig.js';
import type { Side } from './side.js';

/** The exchange in one process, with so many cases. Its roles belong to a whole server, so it has one of its own, with the same settings. */
export class LocalSide implements Side {
  readonly name = 'local';
  private running: { postgres: SupervisedPostgres; installation: OwnInstallation } | undefined;

  constructor(private readonly rig: Rig, private readonly cases: number, private readonly signal: AbortSignal) {}

  get pids(): Side['pids'] {
    const { installation, postgres } = this.parts;
    return { node: installation.pid === undefined ? [] : [installation.pid], postgres: postgres.pid };
  }

  async start(): Promise<void> {
    const dataDir = join(this.rig.dataDir, 'local');
    mkdirSync(dataDir, { recursive: true });
    chmodSync(dataDir, 0o711);
    const postgres = await supervisePostgres({ dataDir });
    const installation = await OwnInstallation.create({ DATABASE_URL: postgres.url });
    this.running = { postgres, installation };
    await spawn(installation);
    if (this.cases === 0) return;
    await workTemplates(installation, TEMPLATES.closed, TEMPLATES.open, this.signal, () => waitDrained(postgres.url, this.signal));
    await installation.end();
    await prefill(() => postgres.url, new DataFolder(installation.dataDir).keyRing(), this.cases, this.signal);
    await spawn(installation);
  }

  async stop(): Promise<void> {
    await this.running?.installation.stop();
    await this.running?.postgres.stop();
    this.running = undefined;
  }

  people(): Promise<LoopPeople> {
    return signInPeople(this.parts.installation.url, this.parts.installation.passwords());
  }

  waiting(): Promise<number> {
    return waitingEvents(this.parts.postgres.url);
  }

  private get parts(): { postgres: SupervisedPostgres; installation: OwnInstallation } {
    if (this.running === undefined) throw new Error('It is not started');
    return this.running;
  }
}

async function spawn(installation: OwnInstallation): Promise<void> {
  installation.spawn();
  if (!(await installation.ready(120_000))) throw new Error(`It did not start: ${JSON.stringify(installation.health)}\n${installation.said.join('\n')}`);
}
