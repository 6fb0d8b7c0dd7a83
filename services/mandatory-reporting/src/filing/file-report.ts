import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { ReportDangerTold, ReportFiled, ReportFiledV2 } from '@referrals/contracts';
import type { Change, Tx } from '@referrals/database';
import { receiptNumber, routingPackAt } from '@referrals/policy';
import type { RequestKey } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { factsOfForm, type KeptFacts } from '../form/facts-of-form.domain.js';
import type { ReportForm } from '../form/report-form.dto.js';
import { warningsIn } from '../form/warnings.domain.js';
import { warningView } from '../form/warnings.dto.js';
import { decisionFacts, trailFacts } from '../routing/report-events.domain.js';
import { routeReport, type RoutingDecision } from '../routing/route-report.domain.js';
import { DecisionRecord } from '../routing/routing.entity.js';
import { adviceFor } from './advice.domain.js';
import { CaseParts } from './case-parts.js';
import { filerOf, type Filer } from './filer.domain.js';
import type { Receipt } from './filing.dto.js';
import { readDirectory } from './read-directory.js';
import { keepContact } from './keep-contact.js';
import { insertReport } from './report.repository.js';
import { identityOf } from './sealed-reporter.domain.js';
import { verificationCode } from './verification-code.js';

/** All that is kept of a filing for a replayed key: the rest is read and derived again. */
interface Filed { readonly id: string; readonly number: string }
/** A filing before it is kept. */
interface Decided { readonly number: string; readonly at: Instant; readonly facts: KeptFacts; readonly decision: RoutingDecision }

@Injectable()
export class FileReport {
  constructor(private readonly parts: CaseParts) {}

  /**
   * Files a report: decision, content, sealed reporter, trail and event are committed together before this answers. The same
   * key and body give the same receipt again, however late.
   * @throws DomainError ROUTING_NOT_READY, IDEMPOTENCY_*
   */
  async file(form: ReportForm, key: RequestKey, person: StaffPrincipal | undefined): Promise<Receipt> {
    const { door, keys } = this.parts;
    const filer = filerOf(person, form.onBehalf === true, form.reporter);
    // Not the account itself: the release before kept it beside the report's id, and a retry must be found by the same.
    const keptAs = person && keys.blindIndex('filer', person.staff);
    const asked = { principal: person, key, body: form, actor: { role: 'REPORTER' }, keptAs, forEver: true } as const;
    let fresh: Decided | undefined;
    const answer = await door.create<Filed, Decided>(asked, { id: v7(), read: (tx, now) => this.decide(tx, form, filer, now) }, (change, decided) => {
      fresh = decided;
      return this.store(change, form, filer, person, decided);
    });
    const { at, decision } = fresh ?? await this.readBack(answer.id);
    return {
      ...answer, verificationCode: verificationCode(keys, answer.id), filedAt: at,
      referrals: decision.requests.map(({ agency, role }) => ({ agency, role })),
      advice: [...adviceFor(form, form.called110?.called === true)], warnings: warningsIn([{ at, form }]).map(warningView),
    };
  }

  private async decide(tx: Tx, form: ReportForm, filer: Filer, at: Instant): Promise<Decided> {
    const facts: KeptFacts = { ...factsOfForm(form), at, reporter: filer.facts };
    const sequence = tx.maybeOne<{ n: number }>(`SELECT nextval('receipt_sequence') AS n`);
    const decision = routeReport(routingPackAt(at), facts, await readDirectory(tx, this.parts.directory, facts, at));
    return { number: receiptNumber((await sequence)?.n ?? 0, at), at, facts, decision };
  }

  private store(change: Change, form: ReportForm, filer: Filer, person: StaffPrincipal | undefined, { number, at, facts, decision }: Decided): Filed {
    const { caseId: id, tx } = change;
    const { tell } = filer;
    const identity = identityOf(form.reporter, filer, person?.staff);
    insertReport(tx, this.parts, {
      id, number, filedAt: at, form: { channel: 'PLATFORM', ...form }, facts, tell, decision,
      identity, ...(person === undefined ? {} : { owner: person.staff }),
    });
    keepContact(tx, this.parts.sealed, id, identity);
    change.record('report.filed', { number, called110: form.called110?.called ?? false, ...trailFacts(decision) });
    const filed = decisionFacts({ id, number, filedAt: at, tell }, decision);
    change.emit(ReportFiledV2, filed);
    change.emit(ReportFiled, filed);
    if (facts.danger !== undefined) change.emit(ReportDangerTold, { reportId: id, danger: facts.danger, at });
    return { id, number };
  }

  /** For a replayed key, in a transaction for this one report: whoever holds key and body made it. */
  private async readBack(id: string): Promise<Pick<Decided, 'at' | 'decision'>> {
    const row = await this.parts.database.transaction({ desks: [], roles: ['REPORTER'], reports: [id], at: this.parts.clock.now() }, (tx) =>
      tx.manager.findOneBy(DecisionRecord, { reportId: id, n: 1 }));
    if (row === null) throw new Error('A filed report has no decision');
    return row;
  }
}
