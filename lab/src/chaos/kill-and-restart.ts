import { setTimeout as pause } from 'node:timers/promises';
import type { OwnInstallation } from '@referrals/develop';
import type { Kill } from './plan-kills.js';

const READY_MS = 120_000;
/** How long a step that was armed may go without being passed before the process is killed from outside instead. */
const PATIENCE_MS = 15_000;

export interface Killing {
  kills: number;
  postgresKills: number;
  brokerKills: number;
  networkFaults: number;
  failpointKills: number;
  starts: number;
  /** Ends that nobody asked for, with what was said last. */
  readonly crashes: string[];
  /** Seconds from each kill until it was ready again. */
  readonly recoveries: number[];
}

/** Carries a plan of kills through and starts the installation again after each. */
export class KillAndRestart {
  readonly did: Killing = { kills: 0, postgresKills: 0, brokerKills: 0, networkFaults: 0, failpointKills: 0, starts: 0, crashes: [], recoveries: [] };

  constructor(private readonly installation: OwnInstallation, private readonly plan: readonly Kill[], private readonly say: (line: string) => void) {}

  /** First start. @throws Error with what it said when it does not come up */
  async start(): Promise<void> {
    await this.startFor(this.plan[0]);
  }

  /** Ends when every kill was made and the installation is ready again, or when `signal` says so. */
  async run(progress: () => number, signal: AbortSignal): Promise<void> {
    for (const [index, kill] of this.plan.entries()) {
      if (kill.target !== 'WHILE_STARTING' && !(await this.moment(kill, progress, signal))) return;
      const struck = performance.now();
      const how = await this.strike(kill);
      this.did.kills += 1;
      const next = this.plan[index + 1];
      const again = next?.target === 'WHILE_STARTING';
      if (kill.target !== 'POSTGRES') await this.startFor(again ? undefined : next, again);
      else if (!(await this.installation.ready(READY_MS))) await this.mend();
      const seconds = (performance.now() - struck) / 1_000;
      if (!again) this.did.recoveries.push(seconds);
      this.say(`  kill ${String(index + 1).padStart(2)}  ${how.padEnd(44)} at ${(progress() * 100).toFixed(0).padStart(3)} %  ${again ? 'starting' : `ready again after ${seconds.toFixed(1)} s`}`);
    }
  }

  /** Waits for a kill's moment. A process that ends by itself meanwhile, without being armed for it, is a crash and is started again. */
  private async moment(kill: Kill, progress: () => number, signal: AbortSignal): Promise<boolean> {
    while (!signal.aborted && progress() < kill.progress) {
      if (this.installation.pid === undefined) {
        if (kill.failpoint) return true;
        await this.mend();
      }
      await pause(20);
    }
    await pause(kill.delayMs);
    return !signal.aborted;
  }

  private async strike(kill: Kill): Promise<string> {
    if (kill.target === 'FAILPOINT') {
      const byItself = await Promise.race([this.installation.ended.then(() => true), pause(PATIENCE_MS, false)]);
      this.installation.kill();
      await this.installation.ended;
      if (byItself) this.did.failpointKills += 1;
      return byItself ? `itself at ${kill.failpoint?.name} (time ${kill.failpoint?.time})` : `process (${kill.failpoint?.name} was not passed)`;
    }
    if (kill.target === 'WHILE_STARTING') await pause(200 + kill.delayMs * 5);
    const postgres = kill.target === 'POSTGRES' || kill.target === 'BOTH' ? this.installation.killPostgres() : false;
    if (postgres) this.did.postgresKills += 1;
    if (kill.target === 'POSTGRES') return 'PostgreSQL';
    this.installation.kill();
    await this.installation.ended;
    return kill.target === 'BOTH' ? 'process and PostgreSQL' : kill.target === 'PROCESS' ? 'process' : 'process, while it was starting';
  }

  private async startFor(next: Kill | undefined, leave = false): Promise<void> {
    const armed: Record<string, string> = next?.failpoint ? { FAILPOINTS: `${next.failpoint.name}:kill:${next.failpoint.time}` } : {};
    this.installation.spawn(armed);
    this.did.starts += 1;
    if (leave || await this.installation.ready(READY_MS)) return;
    // Armed steps are passed while it starts, too: then this was the next kill, and it is counted when its turn comes.
    if (next?.failpoint && this.installation.pid === undefined) return;
    throw new Error(`The installation did not come up: ${JSON.stringify(this.installation.health)}\n${this.installation.said.join('\n')}`);
  }

  private async mend(): Promise<void> {
    if (this.installation.pid !== undefined) throw new Error('The installation did not become ready again');
    this.did.crashes.push(`${await this.installation.ended}: ${this.installation.said.slice(-25).map((line) => line.trim()).join(' | ').slice(-2_000)}`);
    await this.startFor(undefined);
  }
}
