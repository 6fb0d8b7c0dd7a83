import { Injectable } from '@nestjs/common';
import { binder, type StaffPrincipal } from '@referrals/auth';
import type { Tx } from '@referrals/database';
import { LiveStream, type MessageSignal } from '@referrals/service-kit';
import { inboxScope } from './inbox-scope.js';
import { countOwn } from './inbox.query.js';

/** Tells each person of messages of theirs that come or are read, with how many are unread. */
@Injectable()
export class MessageStream extends LiveStream<MessageSignal> {
  readonly name = 'message';

  protected async see(tx: Tx, person: StaffPrincipal, ids: readonly string[]): Promise<MessageSignal[]> {
    const bind = binder();
    const own = await tx.query<Pick<MessageSignal, 'id' | 'kind' | 'read'>>(
      `SELECT r.id, r.kind, r.read_at IS NOT NULL AS read FROM inbox_message r WHERE r.staff = ${bind(person.staff)} AND r.id = ANY (${bind(ids)}::uuid[]) AND ${inboxScope.condition(person, bind)}`,
      bind.values);
    if (own.length === 0) return [];
    const { unread, more } = await countOwn(tx, person);
    return own.map((one) => ({ ...one, unread, more }));
  }
}
