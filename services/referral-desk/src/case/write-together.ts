import type { Tx } from '@referrals/database';

/**
 * Writes that travel as one statement: one message, one answer. No part may rest on what another writes, apart from foreign keys,
 * which PostgreSQL checks at the statement's end.
 */
export class WriteTogether {
  private readonly parts: string[] = [];
  private readonly values: unknown[] = [];

  /** @param sql answers the part's text, given how a value is bound */
  add(sql: (bind: (value: unknown) => string) => string): void {
    this.parts.push(sql((value) => `$${this.values.push(value)}`));
  }

  /** Hands the statement to the commit; nothing when there are no parts. */
  send(tx: Tx): void {
    const last = this.parts.at(-1);
    if (last === undefined) return;
    const before = this.parts.slice(0, -1).map((part, index) => `part${index} AS (${part})`);
    tx.write(before.length === 0 ? last : `WITH ${before.join(', ')} ${last}`, this.values);
  }
}
