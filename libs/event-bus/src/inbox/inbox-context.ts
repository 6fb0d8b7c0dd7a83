import type { EventEnvelope } from '@referrals/contracts';
import type { Tx } from '@referrals/database';

/** What a handler gets beside the event's data: the transaction its effects belong to. Nothing remote may happen inside. */
export interface InboxContext {
  readonly tx: Tx;
  readonly envelope: EventEnvelope;
  /** 1 at the first try. */
  readonly attempt: number;
}

/** Thrown by a handler that cannot do its work yet (a copy is not whole, a predecessor was not seen): waits without counting. */
export class NotYet extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'NotYet';
  }
}
