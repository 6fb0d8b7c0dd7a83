import type { ServiceName } from '@referrals/contracts';
import { OwnInstallation, Seeded, type Installed } from '@referrals/develop';
import { OwnCity } from '../own-city.js';
import { KillAndRestart, type Killing } from './kill-and-restart.js';
import { planFaults } from './plan-faults.js';
import { planKills } from './plan-kills.js';
import { StrikeCity } from './strike-city.js';
import { countSentAgain, untilDrained } from './until-drained.js';

export const MODES = ['local', 'kafka'] as const;
export type Mode = (typeof MODES)[number];

/** An installation and what is done to it. */
export interface UnderFire {
  readonly installed: Installed;
  readonly did: Killing;
  /** Carries the plan through; ends when all is well again, or when `signal` says so. */
  strike(progress: () => number, signal: AbortSignal): Promise<void>;
  /** Milliseconds that people rest before the next report, when this part of all is filed. */
  rest(filed: number): number;
  /** Seconds from the end of the last fault until nothing older than a second was on its way; undefined where it is not measured. */
  drained?(signal: AbortSignal): Promise<number>;
  /** Events that had been lost on their way and were sent again; undefined where nothing can be. */
  sentAgain?(): Promise<number>;
  stop(): Promise<void>;
}

/** For each part of all reports that was filed beyond the fault they are at: people slow down, and every fault meets them at work. */
const REST_MS = 40_000;
const LONGEST_REST_MS = 5_000;

type Say = (line: string) => void;

/** Started and ready. @throws Error with what it said when it does not come up */
export function startUnderFire(mode: Mode, kills: number, seed: number, say: Say): Promise<UnderFire> {
  return mode === 'local' ? oneProcess(kills, seed, say) : city(kills, seed, say);
}

async function oneProcess(kills: number, seed: number, say: Say): Promise<UnderFire> {
  const installation = await OwnInstallation.create();
  const killer = new KillAndRestart(installation, planKills(kills, new Seeded(seed)), say);
  try {
    await killer.start();
  } catch (error) {
    await installation.stop();
    throw error;
  }
  return { installed: installation, did: killer.did, rest: () => 0, strike: (progress, signal) => killer.run(progress, signal), stop: () => installation.stop() };
}

async function city(kills: number, seed: number, say: Say): Promise<UnderFire> {
  const own = await OwnCity.start();
  const striker = new StrikeCity(own, planFaults(kills, new Seeded(seed)), say);
  if (!(await own.ready(120_000))) {
    const health = JSON.stringify(own.health());
    await own.stop();
    throw new Error(`The city did not come up: ${health}`);
  }
  const databaseUrl = (service: ServiceName): string => own.databaseUrl(service);
  return {
    installed: own, did: striker.did, rest: (filed) => Math.min(Math.max(0, filed - striker.due) * REST_MS, LONGEST_REST_MS), strike: (progress, signal) => striker.run(progress, signal), stop: () => own.stop(),
    sentAgain: () => countSentAgain(databaseUrl),
    async drained(signal) {
      await untilDrained(databaseUrl, signal);
      return (performance.now() - striker.lastFault) / 1_000;
    },
  };
}
