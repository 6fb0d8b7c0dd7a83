import { setTimeout as pause } from 'node:timers/promises';
import { SERVICES } from '@referrals/contracts';
import type { OwnCity } from '../own-city.js';
import type { Fault, PlannedFault } from './plan-faults.js';
import type { Killing } from './kill-and-restart.js';

const READY_MS = 180_000;
/** How long a step that was armed may go without being passed before the process is killed from outside instead. */
const PATIENCE_MS = 15_000;
const SLOW_MS = 250;

/** Carries a plan of faults through; whatever ends is started again by the city itself. */
export class StrikeCity {
  readonly did: Killing;
  /** When the last fault was over. */
  lastFault = performance.now();
  /** Part of the work at which the last or the next fault strikes. */
  due = 0;

  constructor(private readonly city: OwnCity, private readonly plan: readonly PlannedFault[], private readonly say: (line: string) => void) {
    this.did = { kills: 0, postgresKills: 0, brokerKills: 0, networkFaults: 0, failpointKills: 0, starts: 0, crashes: [], recoveries: [] };
  }

  /** Ends when every fault was made and the city is well again, or when `signal` says so. @throws Error when it does not come back */
  async run(progress: () => number, signal: AbortSignal): Promise<void> {
    for (const [index, { fault, progress: due, delayMs, hurried }] of this.plan.entries()) {
      this.due = due;
      while (!signal.aborted && progress() < due) await pause(20);
      await pause(delayMs);
      if (signal.aborted) return;
      const struck = performance.now();
      const how = await this.strike(fault);
      const name = `  fault ${String(index + 1).padStart(3)}  ${how.padEnd(58)} at ${(progress() * 100).toFixed(0).padStart(3)} %`;
      if (hurried && index + 1 < this.plan.length) {
        this.say(`${name}  the next does not wait`);
        continue;
      }
      await this.untilWell();
      const seconds = (performance.now() - struck) / 1_000;
      this.did.recoveries.push(seconds);
      this.say(`${name}  well again after ${seconds.toFixed(1)} s`);
    }
    this.due = 1;
    this.did.crashes.push(...this.city.ends.map(({ service, reason, said }) => `${service} ${reason}: ${said}`));
  }

  private async untilWell(): Promise<void> {
    if (await this.city.ready(READY_MS)) return;
    throw new Error(`The city did not become well again: ${JSON.stringify(this.city.health())}`);
  }

  /** Strikes and says what was done. */
  private async strike(fault: Fault): Promise<string> {
    const how = fault.kind === 'NETWORK' ? await this.failNetwork(fault) : await this.kill(fault);
    this.lastFault = performance.now();
    return how;
  }

  private async kill(fault: Exclude<Fault, { kind: 'NETWORK' }>): Promise<string> {
    this.did.kills += 1;
    if (fault.kind === 'FAILPOINT') return this.atStep(fault);
    if (fault.kind === 'SERVICE') {
      this.city.killService(fault.service);
      return fault.service;
    }
    if (fault.kind === 'ALL') for (const service of SERVICES) this.city.killService(service);
    if (fault.kind === 'BROKER' || fault.kind === 'ALL') {
      this.city.killBroker();
      this.did.brokerKills += 1;
    }
    if (fault.kind === 'POSTGRES' || fault.kind === 'ALL') {
      this.city.killPostgres();
      this.did.postgresKills += 1;
    }
    return { BROKER: 'broker', POSTGRES: 'PostgreSQL', ALL: 'everything at once' }[fault.kind];
  }

  /** The service is started anew with the step armed; it kills itself there. */
  private async atStep({ service, failpoint, time }: Extract<Fault, { kind: 'FAILPOINT' }>): Promise<string> {
    this.city.arm(service, { FAILPOINTS: `${failpoint}:kill:${time}` });
    const first = this.city.pidOf(service);
    this.city.killService(service);
    this.city.expectEnd(service);
    while (this.city.pidOf(service) === first || this.city.pidOf(service) === undefined) await pause(20);
    const ended = this.city.endOf(service).then(() => true);
    const byItself = await Promise.race([ended, this.city.serves(service, READY_MS).then(() => pause(PATIENCE_MS, false))]);
    if (byItself) {
      this.did.failpointKills += 1;
      return `${service} itself at ${failpoint} (time ${time})`;
    }
    this.city.killExpected(service);
    return `${service} (${failpoint} was not passed ${time} times)`;
  }

  private async failNetwork({ service, line, way, ms }: Extract<Fault, { kind: 'NETWORK' }>): Promise<string> {
    this.did.networkFaults += 1;
    const gate = this.city.gate(service, line);
    if (way === 'shut') gate.shut();
    else if (way === 'silent') gate.silence();
    else gate.slow(SLOW_MS);
    await pause(ms);
    gate.reopen();
    return `network of ${service} to its ${line} ${way} for ${(ms / 1_000).toFixed(1)} s`;
  }
}
