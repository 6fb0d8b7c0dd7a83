import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { ServiceDatabase, type Tx } from '@referrals/database';
import { ClockPort, countMessages, readPage, type InboxCounts, type InboxPage, type InboxQuery } from '@referrals/service-kit';
import { KINDS_HERE, inboxScope, pageScope } from './inbox-scope.js';
import { MESSAGE_COLUMNS, messageView, type MessageRow } from './message-view.js';
import { readMark } from './read-mark.js';

/** A person's own messages. */
@Injectable()
export class ReadInbox {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort) {}

  page(person: StaffPrincipal, query: InboxQuery): Promise<InboxPage> {
    return this.database.read(databaseContext(person, this.clock.now()), (tx) => pageOwn(tx, person, query));
  }

  counts(person: StaffPrincipal): Promise<InboxCounts> {
    return this.database.read(databaseContext(person, this.clock.now()), (tx) => countOwn(tx, person));
  }
}

/** Newest first, in the order in which they came in. */
export async function pageOwn(tx: Tx, person: StaffPrincipal, query: InboxQuery): Promise<InboxPage> {
  const kinds = KINDS_HERE.filter((kind) => query.kind === undefined || kind === query.kind);
  // Asked before the page: what it holds the page shows.
  const mark = readMark(tx);
  const { rows, next } = await readPage<MessageRow>(tx, {
    from: 'inbox_message r', select: MESSAGE_COLUMNS, asked: query, order: { by: 'landedAt', column: 'r.landed_at', descending: true },
    scope: (bind) => pageScope(person, kinds, bind), where: () => (query.unread === 'true' ? ['r.read_at IS NULL'] : []),
  });
  return { items: rows.map(messageView), next, upTo: await mark };
}

export const countOwn = (tx: Tx, person: StaffPrincipal): Promise<InboxCounts> => countMessages(tx, {
  from: 'inbox_message r', scope: (bind) => inboxScope.rows(person, bind), unread: 'r.read_at IS NULL', kinds: KINDS_HERE, ofKind: (kind) => `r.kind = ${kind}`,
  order: 'r.landed_at DESC, r.id DESC',
});
