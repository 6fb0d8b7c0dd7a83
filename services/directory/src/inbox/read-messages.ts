import { Injectable } from '@nestjs/common';
import { binder, databaseContext, type Bind, type StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { ServiceDatabase, type Tx } from '@referrals/database';
import { ClockPort, type InboxCounts, type ReadBody } from '@referrals/service-kit';
import { countOwn } from './inbox.query.js';
import { inboxScope } from './inbox-scope.js';
import { MessageStream } from './message-stream.js';
import { CLUSTER, markOf } from './read-mark.js';

/** Of messages that are read at once those who look on are told of so many: one is enough for the count. */
const TOLD = 50;

/** Says that messages are read. Said again it changes nothing: the time of the first reading stays. */
@Injectable()
export class ReadMessages {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly stream: MessageStream) {}

  /** @throws DomainError INVALID_INPUT where nothing is named, INVALID_CURSOR for an `upTo` that is none; one of another database names nothing */
  read(person: StaffPrincipal, { ids, upTo }: ReadBody): Promise<InboxCounts> {
    if (ids === undefined && upTo === undefined) throw new DomainError('INVALID_INPUT', { field: 'ids' });
    const end = upTo === undefined ? undefined : markOf(upTo);
    if (upTo !== undefined && end === undefined) throw new DomainError('INVALID_CURSOR', { field: 'upTo' });
    const now = this.clock.now();
    return this.database.transaction(databaseContext(person, now), async (tx) => {
      const read = [
        ...ids === undefined ? [] : await mark(tx, person, now, (bind) => `r.id = ANY (${bind(ids)}::uuid[])`),
        ...end === undefined ? [] : await mark(tx, person, now, (bind) => `pg_visible_in_snapshot(r.xid, ${bind(end.snapshot)}::text::pg_snapshot) AND ${bind(end.cluster)} = ${CLUSTER}`),
      ];
      for (const id of read.slice(0, TOLD)) this.stream.stir(tx, id, now);
      return countOwn(tx, person);
    });
  }
}

async function mark(tx: Tx, person: StaffPrincipal, now: Instant, which: (bind: Bind) => string): Promise<string[]> {
  const bind = binder();
  const rows = await tx.query<{ id: string }>(
    `UPDATE inbox_message r SET read_at = ${bind(now)} WHERE ${inboxScope.condition(person, bind)} AND r.read_at IS NULL AND ${which(bind)} RETURNING r.id`, bind.values);
  return rows.map(({ id }) => id);
}
