import { Injectable } from '@nestjs/common';
import { changeCase, ServiceDatabase, type Change } from '@referrals/database';
import type { Job, JobTurn } from '@referrals/service-kit';
import { isEnded, type CaseState } from './case.domain.js';
import { publishAnswers } from './publish-answers.js';
import { readCase } from './read-case.js';

const PAGE = 200;

/**
 * Answers that were open, and decisions that were held back, before these had events: they are published once, so that they are owed like
 * all that come after. Doing it twice changes nothing.
 */
@Injectable()
export class AnswersBeforeDutiesJob implements Job {
  readonly name = 'answers-before-duties';
  readonly schedule = { everySeconds: 3_600 };

  constructor(private readonly database: ServiceDatabase) {}

  async run({ at, asWorker, stopping }: JobTurn): Promise<void> {
    for (;;) {
      stopping.throwIfAborted();
      const reports = await asWorker((tx) => tx.query<{ id: string }>(UNTOLD, [PAGE]));
      for (const { id } of reports) await asWorker((tx) => changeCase(this.database, tx, { caseId: id, actor: { role: 'SYSTEM' }, now: at }, (change) => this.tell(change, id)));
      if (reports.length < PAGE) return;
    }
  }

  private async tell(change: Change, reportId: string): Promise<void> {
    const [state, told] = await Promise.all([
      readCase(change.tx, reportId),
      change.tx.query<{ subject: string }>(`SELECT coalesce(envelope->'data'->>'feedbackId', envelope->'data'->>'decisionId') AS subject FROM outbox WHERE key = $1 AND type = ANY ($2)`, [reportId, TYPES]),
    ]);
    if (state === undefined) return;
    const known = new Set(told.map(({ subject }) => subject));
    const untold = {
      feedbacks: state.feedbacks.filter((one) => !isEnded(one) && !known.has(one.id)),
      decisions: state.decisions.filter((one) => one.withheld !== null && one.releasedAt === null && !known.has(one.id)),
    };
    if (untold.feedbacks.length + untold.decisions.length === 0) return;
    change.record('case.answers-owed', { answers: untold.feedbacks.length, held: untold.decisions.length });
    publishAnswers(change, withoutUntold(state, untold), state);
  }
}

const TYPES = ['referral-desk.feedback.made.v1', 'referral-desk.decision.withheld.v1'];
const UNTOLD = `SELECT report_id AS id FROM feedback f WHERE received_at IS NULL AND given_at IS NULL AND NOT EXISTS (SELECT FROM outbox o WHERE o.key = f.report_id
    AND o.type = 'referral-desk.feedback.made.v1' AND o.envelope->'data'->>'feedbackId' = f.id::text)
  UNION SELECT report_id FROM decision d WHERE withheld IS NOT NULL AND released_at IS NULL AND NOT EXISTS (SELECT FROM outbox o WHERE o.key = d.report_id
    AND o.type = 'referral-desk.decision.withheld.v1' AND o.envelope->'data'->>'decisionId' = d.id::text)
  LIMIT $1`;

/** The case as if these had not been there. */
const withoutUntold = (state: CaseState, untold: Pick<CaseState, 'feedbacks' | 'decisions'>): CaseState => ({
  ...state, feedbacks: state.feedbacks.filter((one) => !untold.feedbacks.includes(one)), decisions: state.decisions.filter((one) => !untold.decisions.includes(one)),
});
