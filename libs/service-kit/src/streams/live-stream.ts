import { Inject, Injectable, type MessageEvent, type OnApplicationShutdown } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { millisOf, type Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { ServiceDatabase, type Tx } from '@referrals/database';
import type { Response } from 'express';
import { Observable } from 'rxjs';
import { machineClock } from '../demo-clock/demo-clock.js';
import { onceTold, tell } from '../http/response-signals.js';
import { ClockPort } from '../run/clock-port.js';
import { Logger } from '../run/logger.js';
import { suspendedStaffOf } from '../suspended/suspended-staff.js';
import { Looker } from './looker.js';
import { placeOf, type Place } from './place.js';
import { noteStir, placeNow, stirsSince, type Since, type Stir } from './stream-rows.js';

/** Who opens a stream, until when, and the id of the last event they have, if they had one before. */
export interface Opening { readonly principal: StaffPrincipal; readonly ends: Instant; readonly lastEventId: string | undefined; readonly response: Response }

/** Streams of one service in one process, and of them of one person. */
const MOST = 1_000;
const MOST_OF_A_PERSON = 5;
/** A hint within the process; the poll is the guarantee, and what other processes changed is seen by it. */
const TOGETHER_MS = 50;
const POLL_MS = 1_000;
/** Who looks on takes no more connections of requests than these. */
const LANES = 2;

/**
 * Tells those who look on that something of theirs changed: ids and codes, at most two seconds after the commit, whichever process changed it.
 * Each is asked for as the person, in the database, when it is told: who may not see it hears nothing of it. At least once: after an
 * interruption `Last-Event-ID` brings what was missed, or `reset` where that is not known. A stream ends with the person's token, and with their account.
 */
@Injectable()
export abstract class LiveStream<View extends { readonly id: string }> implements OnApplicationShutdown {
  /** Of its entries and its events, in small letters. Kept in the database. */
  abstract readonly name: string;
  /** So often a stream on which nothing is told says that it is there, and how far it is. */
  protected readonly beatMs: number = 15_000;
  private readonly lookers = new Set<Looker>();
  private timers: NodeJS.Timeout[] = [];
  private waking: NodeJS.Timeout | undefined;
  private round: Promise<void> | undefined;

  constructor(
    @Inject(ServiceDatabase) private readonly database: ServiceDatabase, @Inject(ClockPort) private readonly clock: ClockPort,
    @Inject(Logger) private readonly logger: Logger,
  ) {}

  /**
   * Of these what this person may see now, as they see it: in a transaction of theirs, by the aggregate's scope. Ids and codes only.
   * @param stirs what changed them, for whoever tells a first change from a later one
   */
  protected abstract see(tx: Tx, principal: StaffPrincipal, ids: readonly string[], stirs: readonly Stir[]): Promise<readonly View[]>;

  /** Told to who saw this one until it left them: its id, and nothing of how it stands. */
  protected gone(id: string): MessageEvent {
    return { type: 'left', data: { id } };
  }

  /**
   * Called in the transaction of each change of an aggregate.
   * @param leftBy desks and people that may see it no longer: those that look on are told its id
   */
  stir(tx: Tx, id: string, at: Instant, leftBy: readonly string[] = []): void {
    noteStir(tx, this.name, id, at, leftBy);
    tx.afterCommit(() => this.wake());
  }

  /** @throws DomainError OVERLOADED, TOO_MANY_REQUESTS */
  async open({ principal, ends, lastEventId, response }: Opening): Promise<Observable<MessageEvent>> {
    this.refuseTooMany(principal.staff);
    const known = lastEventId === undefined ? undefined : placeOf(lastEventId, this.seconds());
    const looker = new Looker(principal, ends, known ?? { epoch: '', xid: '0', at: 0 }, (one) => this.leave(one));
    this.join(looker);
    onceTold(response, 'draining', () => looker.end());
    try {
      const begin: MessageEvent = { type: known === undefined && lastEventId !== undefined ? 'reset' : 'ready', data: {} };
      if (known === undefined) looker.place = this.placed(await placeNow(this.database));
      tell(response, 'streaming');
      return new Observable((sink) => {
        looker.follow(sink);
        looker.tell([begin], looker.place);
        this.wake();
        return () => looker.end();
      });
    } catch (error) {
      looker.end();
      throw error;
    }
  }

  onApplicationShutdown(): void {
    for (const looker of this.lookers) looker.end();
  }

  private refuseTooMany(staff: string): void {
    if (this.lookers.size >= MOST) throw new DomainError('OVERLOADED', { retryAfter: 10 });
    if ([...this.lookers].filter(({ principal }) => principal.staff === staff).length >= MOST_OF_A_PERSON) throw new DomainError('TOO_MANY_REQUESTS', { retryAfter: 60 });
  }

  private join(looker: Looker): void {
    this.lookers.add(looker);
    if (this.timers.length > 0) return;
    this.timers = [setInterval(() => this.wake(), POLL_MS), setInterval(() => this.beat(), this.beatMs)];
    for (const timer of this.timers) timer.unref();
  }

  private leave(looker: Looker): void {
    this.lookers.delete(looker);
    if (this.lookers.size > 0) return;
    for (const timer of this.timers) clearInterval(timer);
    this.timers = [];
  }

  /** Keeps what lies between from closing the line, and says how far it is. */
  private beat(): void {
    for (const looker of this.lookers) looker.tell([{ type: 'beat' }], looker.place);
  }

  private wake(): void {
    if (this.lookers.size === 0 || this.waking !== undefined) return;
    this.waking = setTimeout(() => {
      this.waking = undefined;
      if (this.round !== undefined) return this.wake();
      this.round = this.tellAll().finally(() => { this.round = undefined; });
    }, TOGETHER_MS);
    this.waking.unref();
  }

  private async tellAll(): Promise<void> {
    // Those who have come as far ask together.
    const asked = new Map<string, Promise<Since>>();
    const since = (from: Place): Promise<Since> => {
      const key = `${from.epoch}.${from.xid}`;
      const asking = asked.get(key) ?? stirsSince(this.database, this.name, from);
      asked.set(key, asking);
      return asking;
    };
    const waiting = [...this.lookers].filter((looker) => looker.follows);
    await Promise.all(Array.from({ length: LANES }, async () => {
      for (let looker = waiting.shift(); looker !== undefined; looker = waiting.shift()) await this.tellOne(looker, since);
    }));
  }

  private async tellOne(looker: Looker, since: (from: Place) => Promise<Since>): Promise<void> {
    try {
      if (await suspendedStaffOf(this.database).has(looker.principal.staff)) return looker.end();
      const { stirs, to } = await since(looker.place);
      const messages = stirs === undefined ? [{ type: 'reset', data: {} }] : stirs.length === 0 ? [] : await this.asSeen(looker.principal, stirs);
      looker.tell(messages, this.placed(to));
    } catch (error) {
      // They come again, with where they were; what keeps them from seeing is met then.
      this.logger.failure('a stream ended', error, { stream: this.name });
      looker.end();
    }
  }

  private async asSeen(principal: StaffPrincipal, stirs: readonly Stir[]): Promise<MessageEvent[]> {
    const ids = [...new Set(stirs.map(({ subject }) => subject))];
    const views = await this.database.transaction(databaseContext(principal, this.clock.now()), (tx) => this.see(tx, principal, ids, stirs));
    const seen = new Map(views.map((view) => [view.id, view]));
    const own = new Set([principal.staff, ...principal.desks.map(({ id }) => id)]);
    return ids.flatMap((id): MessageEvent[] => {
      const view = seen.get(id);
      if (view !== undefined) return [{ type: this.name, data: view }];
      return stirs.some(({ subject, leftBy }) => subject === id && leftBy.some((one) => own.has(one))) ? [this.gone(id)] : [];
    });
  }

  private placed(place: Omit<Place, 'at'>): Place {
    return { ...place, at: this.seconds() };
  }

  private seconds(): number {
    return Math.floor(millisOf(machineClock(this.clock).now()) / 1_000);
  }
}
