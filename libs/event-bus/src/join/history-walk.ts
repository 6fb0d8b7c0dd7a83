import type { ServiceName } from '@referrals/contracts';
import { inTransaction, type Tx } from '@referrals/database';
import type pg from 'pg';
import type { Failpoints } from '../failpoints.js';
import { MOST_IDS_ASKED } from '../operate/delivery-audit.js';
import type { Transport } from '../transport.port.js';
import type { AskOthers } from './ask-others.js';
import { advance, finishHistory, nextPiece, readHanded, takeBack, verify, type HandedRow, type HistoryRow } from './history-rows.js';

export interface HistoryWalkOptions {
  readonly producer: ServiceName;
  readonly pool: pg.Pool;
  readonly transport: Pick<Transport, 'carryHistory'>;
  readonly ask: Pick<AskOthers, 'notReceived'>;
  readonly failpoints: Failpoints;
  readonly againMs: number;
  readonly ending: AbortSignal;
  readonly onError: (error: unknown) => void;
}

/** After so long others have their turn. */
const TURN_MS = 1_000;
/** Handed over and not yet known to be there: what carries is not buried. */
const MOST_ON_THE_WAY = 20_000;
/** A history goes again so often by itself; what is missing then waits for a person, and is reported as standing still. */
const MOST_TIMES = 3;

interface Missing { readonly id: string; since: number; times: number }

/** Carries the history of one topic's types to one subscriber, in order, for a turn. */
export class HistoryWalk {
  private readonly missing = new Map<string, Missing>();

  constructor(private readonly options: HistoryWalkOptions) {}

  /**
   * True when it was its turn that ended: there is more to do at once.
   * @param group of one topic, none of them through @param settled up to which no row can appear any more
   */
  async go(subscriber: ServiceName, group: readonly HistoryRow[], settled: number): Promise<boolean> {
    const { producer, transport, failpoints, ending } = this.options;
    const types = group.map(({ type }) => type);
    const head = Math.max(...group.map((row) => row.head));
    let seq = Math.min(...group.map((row) => row.seq));
    let verified = Math.min(...group.map((row) => row.verified));
    let whole = false;
    for (const until = performance.now() + TURN_MS; !ending.aborted && performance.now() < until;) {
      const piece = await this.transact((tx) => nextPiece(tx, producer, types, seq, settled));
      whole = piece.whole;
      const onTheWay = seq - verified > MOST_ON_THE_WAY;
      if (piece.upTo > seq && !onTheWay) {
        if (piece.events > 0) await transport.carryHistory({ producer, subscriber, types, after: seq, upTo: piece.upTo });
        await failpoints.hit('history.after-hand-over');
        await this.transact((tx) => advance(tx, producer, subscriber, types, piece.upTo));
        seq = piece.upTo;
      }
      const known = await this.verify(subscriber, group, verified, seq);
      const stands = known === verified;
      verified = known;
      await failpoints.hit('history.after-verified');
      if (whole && seq >= head && verified >= seq) {
        await this.transact((tx) => finishHistory(tx, producer, subscriber, types, seq));
        await failpoints.hit('history.after-done');
        return false;
      }
      // What is on its way comes no sooner for being asked after all the time.
      if ((stands || verified < seq) && (whole || onTheWay)) return false;
    }
    return true;
  }

  /** Asks what of the handed over is there; answers up to where all of it is. */
  private async verify(subscriber: ServiceName, group: readonly HistoryRow[], from: number, seq: number): Promise<number> {
    const { producer, ask, ending } = this.options;
    let verified = from;
    while (verified < seq && !ending.aborted) {
      const rows = await this.transact((tx) => readHanded(tx, producer, group.map(({ type }) => type), verified, seq, MOST_IDS_ASKED));
      const answer = rows.length === 0 ? [] : await ask.notReceived(subscriber, rows.map(({ id }) => id), ending);
      if (answer === undefined) return verified;
      const missing = new Set(answer);
      const first = rows.findIndex(({ id }) => missing.has(id));
      const there = first === -1 ? rows : rows.slice(0, first);
      const upTo = first === -1 ? (rows.length < MOST_IDS_ASKED ? seq : rows.at(-1)?.seq ?? seq) : Math.max(verified, (rows[first]?.seq ?? 1) - 1);
      if (upTo > verified) await this.transact((tx) => verify(tx, producer, subscriber, upTo, newOf(group, there)));
      verified = upTo;
      if (first !== -1) {
        await this.miss(subscriber, group, rows[first]?.id ?? '');
        return verified;
      }
    }
    return verified;
  }

  /** The first of what is missing: after a while all behind it goes again. */
  private async miss(subscriber: ServiceName, group: readonly HistoryRow[], id: string): Promise<void> {
    const { producer, againMs } = this.options;
    const types = group.map(({ type }) => type);
    const place = `${subscriber} ${types.join(' ')}`;
    const known = this.missing.get(place);
    if (known?.id !== id) return void this.missing.set(place, { id, since: performance.now(), times: 0 });
    if (known.times >= MOST_TIMES || performance.now() - known.since < againMs * 2 ** known.times) return;
    known.since = performance.now();
    known.times += 1;
    await this.transact((tx) => takeBack(tx, producer, subscriber, types));
  }

  private transact<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return inTransaction(this.options.pool, 'BEGIN', work);
  }
}

/** Of each type how many were not known to be there before. */
function newOf(group: readonly HistoryRow[], rows: readonly HandedRow[]): Map<string, number> {
  return new Map(group.map(({ type, verified }) => [type, rows.filter((row) => row.type === type && row.seq > verified).length]));
}
