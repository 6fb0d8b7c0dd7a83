import { Injectable } from '@nestjs/common';
import { databaseContext, nobody, type StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { ReportFiled } from '@referrals/contracts';
import { changeCase, once, type Tx } from '@referrals/database';
import type { Facts } from '@referrals/policy';
import { idempotencySecrets, type RequestKey } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { factsOfForm } from '../form/facts-of-form.domain.js';
import type { ReportForm } from '../form/report-form.dto.js';
import { currentPack } from '../routing/current-pack.js';
import { decisionFacts, trailFacts } from '../routing/report-events.domain.js';
import { routeReport, type RoutingDecision } from '../routing/route-report.domain.js';
import { DecisionRecord } from '../routing/routing.entity.js';
import { adviceFor } from './advice.domain.js';
import { CaseParts } from './case-parts.js';
import { filerOf } from './filer.domain.js';
import type { Receipt } from './filing.dto.js';
import { readDirectory } from './read-directory.js';
import { insertReport } from './report.repository.js';
import { receiptNumber } from './receipt-number.domain.js';
import { identityOf } from './sealed-reporter.domain.js';
import { verificationCode } from './verification-code.js';

/** All that is kept of a filing for a replayed key: the rest is read and derived again. */
interface Filed { readonly id: string; readonly number: string }
interface Kept extends Filed { readonly at: Instant; readonly decision: RoutingDecision }

@Injectable()
export class FileReport {
  constructor(private readonly parts: CaseParts) {}

  /**
   * Files a report: decision, content, sealed reporter, trail and event are committed together before this answers. The same
   * key and body give the same receipt again, however late.
   * @throws DomainError ROUTING_NOT_READY, IDEMPOTENCY_*
   */
  async file(form: ReportForm, { key, route }: RequestKey, person: StaffPrincipal | undefined): Promise<Receipt> {
    const { database, clock, keys } = this.parts;
    const now = clock.now();
    const context = person === undefined ? nobody(now) : databaseContext(person, now);
    // Not the account itself: the release before kept it beside the report's id, and a retry must be found by the same.
    const principal = person === undefined ? 'anonymous' : keys.blindIndex('filer', person.staff);
    const request = { principal, route, key, body: form, at: now, secrets: idempotencySecrets(keys), forEver: true };
    let fresh: Kept | undefined;
    const { answer } = await database.transaction(context, (tx) => once<Filed>(tx, request, async () => {
      fresh = await this.store(tx, form, person, now);
      return { id: fresh.id, number: fresh.number };
    }));
    const { at, decision } = fresh ?? await this.readBack(answer.id, now);
    return {
      ...answer, verificationCode: verificationCode(keys, answer.id), filedAt: at,
      referrals: decision.requests.map(({ agency, role }) => ({ agency, role })),
      advice: [...adviceFor(form, form.called110?.called === true)],
    };
  }

  private async store(tx: Tx, form: ReportForm, person: StaffPrincipal | undefined, now: Instant): Promise<Kept> {
    const { database, keys, sealed, directory } = this.parts;
    const id = v7();
    const filer = filerOf(person, form.onBehalf === true, form.reporter);
    const facts: Facts = { ...factsOfForm(form), at: now, reporter: filer.facts };
    const sequence = tx.maybeOne<{ n: number }>(`SELECT nextval('receipt_sequence') AS n`);
    const copy = await readDirectory(tx, directory, facts, now);
    const decision = routeReport(currentPack, facts, copy);
    const number = receiptNumber((await sequence)?.n ?? 0, now);
    await changeCase(database, tx, { caseId: id, actor: { role: 'REPORTER' }, now, create: true }, (change) => {
      const { tell } = filer;
      insertReport(tx, { keys, sealed }, {
        id, number, filedAt: now, form: { channel: 'PLATFORM', ...form }, facts, tell, decision,
        identity: identityOf(form.reporter, filer, person?.staff), ...(person === undefined ? {} : { owner: person.staff }),
      });
      change.record('report.filed', { number, tell, called110: form.called110?.called ?? false, ...trailFacts(decision) });
      change.emit(ReportFiled, decisionFacts({ id, number, filedAt: now, tell }, decision));
    });
    return { id, number, at: now, decision };
  }

  /** For a replayed key, in a transaction for this one report: whoever holds key and body made it. */
  private async readBack(id: string, now: Instant): Promise<Pick<Kept, 'at' | 'decision'>> {
    const row = await this.parts.database.transaction({ desks: [], roles: ['REPORTER'], reports: [id], at: now }, (tx) =>
      tx.manager.findOneBy(DecisionRecord, { reportId: id, n: 1 }));
    if (row === null) throw new Error('A filed report has no decision');
    return row;
  }
}
