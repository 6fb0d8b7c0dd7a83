import { describeMachine } from '../machine.js';
import { ExchangeSide } from './exchange-side.js';
import { fillSides } from './fill-sides.js';
import { LocalSide } from './local-side.js';
import { measureCatchUp, type CatchUp } from './measure-catch-up.js';
import { measureHops } from './measure-hops.js';
import { BROKER_AND_REPORTING, EACH_SERVICE, measureLosses, type Losses } from './measure-losses.js';
import { measureMaximum, measurePaced, type Maximum, type Paced } from './measure-load.js';
import { Rig } from './rig.js';
import { loopsPerSecond, showCatchUp, showFaults, showHops, showLosses, showMaxima, showPaced } from './show-kafka.js';
import type { StockSide } from './stock-side.js';

export const PARTS = ['load', 'faults', 'kills', 'catch-up'] as const;
export type Part = (typeof PARTS)[number];

export interface KafkaBenchOptions {
  /** Cases there before. */
  readonly prefill: number;
  /** Loops at the same time at full load. */
  readonly lanes: number;
  /** Of each phase without failures. */
  readonly seconds: number;
  /** How often kafka and stock are measured at full load, in turn: a machine whose speed changes is then not in favour of one of them. */
  readonly rounds: number;
  /** Of the phase with failures: about one filing in 500 fails, and some must. */
  readonly 'fault-seconds': number;
  /** Loops begun a second at equal load; 0: half the lower of the two maxima. */
  readonly rate: number;
  /** Of each service; half as many of broker and reporting service together. */
  readonly kills: number;
  /** Events put on the topic while a service is away. */
  readonly 'catch-up': number;
}

/** One event in 500 fails three times. */
const FAILING = '500x3';

interface Bench {
  readonly options: KafkaBenchOptions;
  readonly databaseUrl: (name: string) => string;
  readonly kafka: ExchangeSide;
  readonly stock: StockSide;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Measures the exchange on Kafka beside itself in one process and beside the stock flow, on one machine. Removes all it made. */
export async function runKafkaBench(options: KafkaBenchOptions, parts: readonly Part[], say: (line: string) => void, signal: AbortSignal): Promise<void> {
  say(`  ${describeMachine()}`);
  const rig = await Rig.start(say);
  try {
    const kafka = await ExchangeSide.create(rig);
    const stock = await fillSides(rig, kafka, options.prefill, say, signal);
    const databaseUrl = (name: string): string => rig.databaseUrl(name);
    const bench: Bench = { options, databaseUrl, kafka, stock, say, signal };
    const paced = parts.includes('load') || parts.includes('faults');
    const rate = options.rate > 0 && !parts.includes('load') ? options.rate : paced ? await measureMaxima(bench, new LocalSide(rig, options.prefill, signal)) : 0;
    if (parts.includes('load')) await measureEqual(bench, rate);
    if (parts.includes('faults')) await measureFaults(bench, rate);
    if (parts.includes('kills')) await measureKills(bench);
    if (parts.includes('catch-up')) await measureCatchUps(bench);
  } finally {
    await rig.stop();
  }
}

/** Answers the rate for equal load. */
async function measureMaxima({ options: { lanes, seconds, rate, rounds }, kafka, stock, say, signal }: Bench, local: LocalSide): Promise<number> {
  const maxima: Maximum[] = [];
  for (const side of [...inTurn([kafka, stock], rounds), local]) {
    tell(say, side, 'full load');
    maxima.push(await measureMaximum(side, lanes, seconds, signal));
  }
  showMaxima(maxima, lanes, say);
  return rate > 0 ? rate : Math.min(loopsPerSecond(maxima, 'kafka'), loopsPerSecond(maxima, 'stock')) / 2;
}

/** So many rounds, every other one backwards: neither is always the first, nor much later than the other on the whole. */
function inTurn<T>(sides: readonly T[], rounds: number): T[] {
  return Array.from({ length: rounds }, (_, round) => (round % 2 === 0 ? sides : sides.toReversed())).flat();
}

async function measureEqual({ options: { seconds }, databaseUrl, kafka, stock, say, signal }: Bench, rate: number): Promise<void> {
  const paced = new Map<string, Paced>();
  for (const side of [kafka, stock]) {
    tell(say, side, 'equal load');
    paced.set(side.name, await measurePaced(side, rate, seconds, signal));
  }
  showPaced(`equal load, ${rate.toFixed(1)} loops/s begun, nothing fails`, paced, say);
  showHops(await measureHops(databaseUrl('mandatory_reporting'), databaseUrl('referral_desk'), paced.get('kafka')?.load.loops ?? 0), say);
}

async function measureFaults({ options, kafka, stock, say, signal }: Bench, rate: number): Promise<void> {
  const paced = new Map<string, Paced>();
  for (const side of [kafka, stock]) {
    tell(say, side, 'equal load with failing events');
    paced.set(side.name, await measurePaced(side, rate, options['fault-seconds'], signal, FAILING));
  }
  showFaults(`equal load, ${rate.toFixed(1)} loops/s begun; one event in 500 fails three times before it succeeds`, paced, say);
}

async function measureKills({ options, kafka, stock, say, signal }: Bench): Promise<void> {
  const losses = new Map<string, Losses>();
  for (const side of [kafka, stock]) {
    tell(say, side, 'kills');
    losses.set(`${side.name}, each service`, await measureLosses(side, EACH_SERVICE, options.kills, signal));
    losses.set(`${side.name}, broker and reporting`, await measureLosses(side, BROKER_AND_REPORTING, Math.ceil(options.kills / 2), signal));
  }
  showLosses(losses, say);
}

async function measureCatchUps({ options, databaseUrl, kafka, say, signal }: Bench): Promise<void> {
  const seen: CatchUp[] = [];
  for (const away of ['mandatory-reporting', 'referral-desk'] as const) {
    tell(say, kafka, `catch-up of ${away}`);
    seen.push(await measureCatchUp(kafka, databaseUrl, away, options['catch-up'], signal));
  }
  showCatchUp(seen, say);
}

/** A run takes most of an hour: what it is at. */
function tell(say: (line: string) => void, { name }: { readonly name: string }, what: string): void {
  say(`  … ${name}: ${what}`);
}
