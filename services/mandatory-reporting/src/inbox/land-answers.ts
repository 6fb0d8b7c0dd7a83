import { Injectable } from '@nestjs/common';
import type { Tx } from '@referrals/database';
import { ClockPort, KeyRing, MessageStream } from '@referrals/service-kit';
import type { Answer } from './answers.js';
import { inboxOf } from './reporter-inbox.js';

const OWNER = `SELECT asked.key, o.staff, r.number FROM jsonb_to_recordset($1) AS asked(key text)
  JOIN report_owner o ON o.report_id = asked.key::uuid JOIN report r ON r.id = o.report_id`;

/** Told again it is nothing. */
const LAND = `
  INSERT INTO inbox_message (id, inbox, report_id, kind, reason, number, at, landed_at)
  SELECT t.id, t.inbox, t."reportId", 'ANSWER', t.reason, t.number, t.at, t."landedAt"
  FROM jsonb_to_recordset($1) AS t(id uuid, inbox text, "reportId" uuid, reason text, number text, at timestamptz, "landedAt" timestamptz)
  ON CONFLICT DO NOTHING`;

/** Leaves what came of a report with who made it. Without an account there is nobody to leave it with: number and code show it on the report's page. */
@Injectable()
export class LandAnswers {
  constructor(private readonly keys: KeyRing, private readonly clock: ClockPort, private readonly stream: MessageStream) {}

  async land(tx: Tx, answer: Answer): Promise<void> {
    const owner = await tx.maybeOneBatched<{ staff: string; number: string }>(OWNER, { key: answer.reportId });
    if (owner === undefined) return;
    const landedAt = this.clock.now();
    tx.writeBatched(LAND, [{ ...answer, inbox: inboxOf(this.keys, owner.staff), number: owner.number, landedAt }]);
    this.stream.stir(tx, answer.id, landedAt);
  }
}
