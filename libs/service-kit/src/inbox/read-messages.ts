import { Injectable } from '@nestjs/common';
import { binder, databaseContext, scopeCondition, type Bind, type StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { ServiceDatabase, type Tx } from '@referrals/database';
import { ClockPort } from '../run/clock-port.js';
import { InboxPlace } from './inbox-place.js';
import type { InboxCounts, ReadBody } from './inbox.dto.js';
import { MessageStream } from './message-stream.js';
import { countOwn } from './read-inbox.js';
import { CLUSTER, markOf } from './read-mark.js';

/** Of messages that are read at once those who look on are told of so many: one is enough for the count. */
const TOLD = 50;

/** Says that messages are read. Said again it changes nothing: the time of the first reading stays. */
@Injectable()
export class ReadMessages {
  constructor(
    private readonly place: InboxPlace, private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly stream: MessageStream,
  ) {}

  /** @throws DomainError INVALID_INPUT where nothing is named, INVALID_CURSOR for an `upTo` that is none; one of another database names nothing */
  read(person: StaffPrincipal, { ids, upTo }: ReadBody): Promise<InboxCounts> {
    if (ids === undefined && upTo === undefined) throw new DomainError('INVALID_INPUT', { field: 'ids' });
    const end = upTo === undefined ? undefined : markOf(upTo);
    if (upTo !== undefined && end === undefined) throw new DomainError('INVALID_CURSOR', { field: 'upTo' });
    const now = this.clock.now();
    return this.database.transaction(databaseContext(person, now), async (tx) => {
      const read = [
        ...ids === undefined ? [] : await this.mark(tx, person, now, (bind) => `r.id = ANY (${bind(ids)}::uuid[])`),
        ...end === undefined ? [] : await this.mark(tx, person, now, (bind) => `pg_visible_in_snapshot(r.xid, ${bind(end.snapshot)}::text::pg_snapshot) AND ${bind(end.cluster)} = ${CLUSTER}`),
      ];
      for (const id of read.slice(0, TOLD)) this.stream.stir(tx, id, now);
      return countOwn(tx, this.place, person);
    });
  }

  private async mark(tx: Tx, person: StaffPrincipal, now: Instant, which: (bind: Bind) => string): Promise<string[]> {
    const bind = binder();
    const rows = await tx.query<{ id: string }>(
      `UPDATE inbox_message r SET read_at = ${bind(now)} WHERE ${scopeCondition(this.place.scope(person, bind))} AND r.read_at IS NULL AND ${which(bind)} RETURNING r.id`, bind.values);
    return rows.map(({ id }) => id);
  }
}
