import type { Seeded } from '@referrals/develop';
import { FAILPOINTS, type Failpoint } from '@referrals/event-bus';

/**
 * What is killed: the process, PostgreSQL's main process, both, the process again while it recovers from the kill before, or the
 * process by itself at a named step of relay, inbox or worker.
 */
export type Target = 'PROCESS' | 'POSTGRES' | 'BOTH' | 'WHILE_STARTING' | 'FAILPOINT';

export interface Kill {
  readonly target: Target;
  /** Part of the whole work that must be done before it strikes, 0 to 1. */
  readonly progress: number;
  /** And this long after that. */
  readonly delayMs: number;
  /** The step and the how-manieth time it is reached. */
  readonly failpoint?: { readonly name: Failpoint; readonly time: number };
}

/** Steps of one process; those of receiving from a broker are not passed here. */
const STEPS = FAILPOINTS.filter((name) => !name.startsWith('inbox.') && !name.startsWith('consumer.'));

const TARGETS: readonly Target[] = ['PROCESS', 'PROCESS', 'BOTH', 'POSTGRES', 'POSTGRES', 'WHILE_STARTING', 'FAILPOINT', 'FAILPOINT'];
/** A PostgreSQL that fails again and again is given up, as it should be; a process that is started anew counts from the beginning. */
const POSTGRES_IN_A_ROW = 3;

/** Kills spread over the work by the seed. With more than two, PostgreSQL dies at least once. */
export function planKills(count: number, random: Seeded): Kill[] {
  const moments = Array.from({ length: count }, () => 0.01 + random.next() * 0.96).sort((a, b) => a - b);
  const kills: Kill[] = [];
  for (const [index, progress] of moments.entries()) {
    const drawn = index === 1 ? 'BOTH' : random.one(TARGETS);
    // These two need a start right before them: the first start, or the one after a process was killed.
    const needsStart = drawn === 'WHILE_STARTING' || drawn === 'FAILPOINT';
    const tooOften = drawn === 'POSTGRES' && kills.length >= POSTGRES_IN_A_ROW && kills.slice(-POSTGRES_IN_A_ROW).every((kill) => kill.target === 'POSTGRES');
    const target = tooOften ? 'PROCESS' : needsStart && (kills.at(-1)?.target === 'POSTGRES' || (index === 0 && drawn === 'WHILE_STARTING')) ? 'PROCESS' : drawn;
    const failpoint = { name: random.one(STEPS), time: random.whole(1, 200) };
    kills.push({ target, progress, delayMs: random.whole(0, 500), ...(target === 'FAILPOINT' ? { failpoint } : {}) });
  }
  return kills;
}
