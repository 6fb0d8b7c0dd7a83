import { catalogue, SERVICES, type ServiceName } from '@referrals/contracts';
import type { Seeded } from '@referrals/develop';
import { FAILPOINTS, type Failpoint } from '@referrals/event-bus';
import type { Line } from '../own-city.js';

/** What a network does while it fails: resets connections, swallows all, delays each piece. */
export const WAYS = ['shut', 'silent', 'slow'] as const;
export type Way = (typeof WAYS)[number];

/**
 * What strikes a city: SIGKILL for a service, for the broker, for PostgreSQL, for all of it at once; a service that kills itself at a
 * named step of relay, consumer or worker; a network between a service and its broker or database that fails for a while.
 */
export type Fault =
  | { readonly kind: 'SERVICE'; readonly service: ServiceName }
  | { readonly kind: 'BROKER' | 'POSTGRES' | 'ALL' }
  | { readonly kind: 'FAILPOINT'; readonly service: ServiceName; readonly failpoint: Failpoint; readonly time: number }
  | { readonly kind: 'NETWORK'; readonly service: ServiceName; readonly line: Line; readonly way: Way; readonly ms: number };

export interface PlannedFault {
  readonly fault: Fault;
  /** Part of the whole work that must be done before it strikes, 0 to 1. */
  readonly progress: number;
  /** And this long after that. */
  readonly delayMs: number;
  /** The next one does not wait until everything is well again. */
  readonly hurried: boolean;
}

const KINDS = ['SERVICE', 'SERVICE', 'SERVICE', 'BROKER', 'BROKER', 'POSTGRES', 'ALL', 'FAILPOINT', 'FAILPOINT', 'FAILPOINT'] as const;
const RECEIVERS: readonly ServiceName[] = SERVICES.filter((service) => catalogue.some(({ consumers }) => consumers.includes(service)));
/** All that a healthy service on Kafka passes: not the step after a failed attempt, nor that of the relay inside one process, nor those of a joining. */
const STEPS = FAILPOINTS.filter((name) => name !== 'worker.after-attempt' && name !== 'relay.before-commit' && !/^(join|history)\./.test(name));
/** A step is passed once a batch, some times a second while people are at work. */
const MOST_TIMES = 12;
/** One network fault for so many kills. */
const KILLS_PER_NETWORK = 2;

/** So many kills, and half as many network faults between them, spread over the work by the seed. Each kind of kill comes at least once where there are enough. */
export function planFaults(kills: number, random: Seeded): PlannedFault[] {
  const kinds = Array.from({ length: kills }, (_, index) => (index < 4 ? (['SERVICE', 'BROKER', 'POSTGRES', 'FAILPOINT'] as const)[index] ?? 'SERVICE' : random.one(KINDS)));
  const faults: Fault[] = [
    ...kinds.map((kind) => killOf(kind, random)),
    ...Array.from({ length: Math.floor(kills / KILLS_PER_NETWORK) }, () => networkFault(random)),
  ];
  return faults
    .map((fault) => ({ fault, progress: 0.01 + random.next() * 0.96, delayMs: random.whole(0, 500), hurried: random.chance(0.25) }))
    .sort((a, b) => a.progress - b.progress);
}

function killOf(kind: (typeof KINDS)[number], random: Seeded): Fault {
  if (kind === 'SERVICE') return { kind, service: random.one(SERVICES) };
  if (kind !== 'FAILPOINT') return { kind };
  return { kind, service: random.one(RECEIVERS), failpoint: random.one(STEPS), time: random.whole(1, MOST_TIMES) };
}

function networkFault(random: Seeded): Fault {
  const way = random.one(WAYS);
  return { kind: 'NETWORK', service: random.one(SERVICES), line: random.one(['broker', 'database'] as const), way, ms: way === 'slow' ? random.whole(3_000, 8_000) : random.whole(500, 12_000) };
}
