import { Inject, Injectable } from '@nestjs/common';
import { binder, type StaffPrincipal } from '@referrals/auth';
import { ServiceDatabase, type Tx } from '@referrals/database';
import { ClockPort } from '../run/clock-port.js';
import { Logger } from '../run/logger.js';
import { LiveStream } from '../streams/live-stream.js';
import { InboxPlace } from './inbox-place.js';
import type { MessageSignal } from './inbox.dto.js';
import { countOwn } from './read-inbox.js';

/** Tells each person of messages of theirs that come or are read, with how many are unread. */
@Injectable()
export class MessageStream extends LiveStream<MessageSignal> {
  readonly name = 'message';

  constructor(
    @Inject(ServiceDatabase) database: ServiceDatabase, @Inject(ClockPort) clock: ClockPort, @Inject(Logger) logger: Logger, @Inject(InboxPlace) private readonly place: InboxPlace,
  ) {
    super(database, clock, logger);
  }

  protected async see(tx: Tx, person: StaffPrincipal, ids: readonly string[]): Promise<MessageSignal[]> {
    const bind = binder();
    const { branches, hidden } = this.place.scope(person, bind);
    if (branches.length === 0) return [];
    // Branch by branch: of each the key leads to these, however many others there are.
    const these = `${hidden} AND r.id = ANY (${bind(ids)}::uuid[])`;
    const own = await tx.query<Pick<MessageSignal, 'id' | 'kind' | 'read'>>(
      branches.map((branch) => `SELECT r.id, r.kind, r.read_at IS NOT NULL AS read FROM inbox_message r WHERE ${branch} AND ${these}`).join(' UNION ALL '), bind.values);
    if (own.length === 0) return [];
    const { unread, more } = await countOwn(tx, this.place, person);
    return own.map((one) => ({ ...one, unread, more }));
  }
}
