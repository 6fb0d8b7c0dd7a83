import { Injectable } from '@nestjs/common';
import { databaseContext, type Bind, type RowScope, type StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { ServiceDatabase, type Tx } from '@referrals/database';
import { readPage } from '../list/read-page.js';
import { ClockPort } from '../run/clock-port.js';
import { countMessages } from './count-messages.js';
import { InboxPlace } from './inbox-place.js';
import type { InboxCounts, InboxPage, InboxQuery, MessageKind } from './inbox.dto.js';
import { readMark } from './read-mark.js';

/** A person's own messages. */
@Injectable()
export class ReadInbox {
  constructor(private readonly place: InboxPlace, private readonly database: ServiceDatabase, private readonly clock: ClockPort) {}

  page(person: StaffPrincipal, query: InboxQuery): Promise<InboxPage> {
    return this.database.read(databaseContext(person, this.clock.now()), (tx) => pageOwn(tx, this.place, person, query));
  }

  counts(person: StaffPrincipal): Promise<InboxCounts> {
    return this.database.read(databaseContext(person, this.clock.now()), (tx) => countOwn(tx, this.place, person));
  }
}

/** Newest first, in the order in which they came in. */
export async function pageOwn(tx: Tx, place: InboxPlace, person: StaffPrincipal, query: InboxQuery): Promise<InboxPage> {
  const kinds = place.kinds.filter((kind) => query.kind === undefined || kind === query.kind);
  // Asked before the page: what it holds the page shows.
  const mark = readMark(tx);
  const { rows, next } = await readPage<{ id: string; landedAt: Instant }>(tx, {
    from: 'inbox_message r', select: place.columns, asked: query, order: { by: 'landedAt', column: 'r.landed_at', descending: true },
    scope: (bind) => pageScope(place, person, kinds, bind), where: () => (query.unread === 'true' ? ['r.read_at IS NULL'] : []),
  });
  return { items: rows.map((row) => place.view(row)), next, upTo: await mark };
}

export const countOwn = (tx: Tx, place: InboxPlace, person: StaffPrincipal): Promise<InboxCounts> => countMessages(tx, {
  from: 'inbox_message r', scope: (bind) => place.scope(person, bind), unread: 'r.read_at IS NULL', kinds: place.kinds, ofKind: (kind) => `r.kind = ${kind}`,
  order: 'r.landed_at DESC, r.id DESC',
});

/** For a page of these kinds: a branch for each of the scope's and kind, as the index has them. */
function pageScope(place: InboxPlace, person: StaffPrincipal, kinds: readonly MessageKind[], bind: Bind): RowScope {
  if (kinds.length === 0) return { branches: [], hidden: 'true', exclusive: true };
  const { branches, hidden } = place.scope(person, bind);
  return { branches: branches.flatMap((branch) => kinds.map((kind) => `${branch} AND r.kind = ${bind(kind)}`)), hidden, exclusive: true };
}
