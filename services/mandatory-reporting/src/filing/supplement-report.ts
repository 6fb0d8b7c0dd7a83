import { Injectable } from '@nestjs/common';
import type { Principal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { DANGERS, DomainError, ReportDangerTold, ReportSupplemented, ReportSupplementedV2 } from '@referrals/contracts';
import type { Change, Tx } from '@referrals/database';
import { routingPackAt } from '@referrals/policy';
import { actorAt, type RequestKey } from '@referrals/service-kit';
import { notVisible } from '../content/read-report.js';
import { ReportStory, SealedReporter } from '../content/report-parts.entity.js';
import { shownParts } from '../content/show-content.js';
import { readCard, readGrants } from '../content/report-rows.query.js';
import { factsAfter, type KeptFacts } from '../form/facts-of-form.domain.js';
import type { SupplementForm } from '../form/report-form.dto.js';
import { newWarnings, type ToldPart } from '../form/warnings.domain.js';
import { warningView } from '../form/warnings.dto.js';
import { RANK } from '../grants/grants.domain.js';
import { readRouting, type CaseRouting } from '../routing/case-routing.repository.js';
import { pairsOfHidden } from '../routing/explain-routing.domain.js';
import { decisionFacts, trailFacts } from '../routing/report-events.domain.js';
import { rerouteReport } from '../routing/route-report.domain.js';
import { RoutingFacts } from '../routing/routing.entity.js';
import { adviceFor } from './advice.domain.js';
import { CaseParts } from './case-parts.js';
import type { SupplementReceipt } from './filing.dto.js';
import { hideFromOf } from './filer.domain.js';
import { readDirectory } from './read-directory.js';
import { keepContact } from './keep-contact.js';
import { insertDecision, leadsIn } from './report.repository.js';
import type { ReporterIdentity } from './sealed-reporter.domain.js';

/** Who adds, the reporter or a desk that leads the case, and what was decided so far. */
interface Before { readonly own: boolean; readonly desk: string | undefined; readonly routing: CaseRouting | undefined; readonly told: readonly ToldPart[] }

@Injectable()
export class SupplementReport {
  constructor(private readonly parts: CaseParts) {}

  /**
   * Adds facts and evaluates the pack again: pairs are only added, roles only rise, a new conflict is published at once.
   * @throws DomainError NOT_FOUND, NOT_YET_VISIBLE, FORBIDDEN (not the reporter and not a lead), REPORTER_NOT_YOURS
   */
  add(id: string, form: SupplementForm, key: RequestKey, principal: Principal): Promise<SupplementReceipt> {
    const { door, keys } = this.parts;
    const keptAs = keys.blindIndex('filer', principal.kind === 'STAFF' ? principal.staff : principal.report);
    const asked = { principal, key, body: form, keptAs, unseen: () => notVisible(principal) };
    return door.change(asked, { id, read: (tx, now) => this.read(tx, id, principal, now) }, (change, before) => this.store(change, form, principal, before));
  }

  private async read(tx: Tx, id: string, principal: Principal, now: Instant): Promise<Before | undefined> {
    const [card, grants, routing, stories] = await Promise.all([
      readCard(tx, principal, now, id), readGrants(tx, principal, now, id), readRouting(tx, this.parts.sealed, id),
      tx.manager.find(ReportStory, { where: { reportId: id }, order: { part: 'ASC' } }),
    ]);
    const told = shownParts(this.parts.sealed, card?.own === true ? 'REPORTER' : 'SUPPORT', { stories, suspicions: [], keeping: { hidden: routing?.hidden ?? true } });
    return card && { own: card.own, desk: card.own ? undefined : grants.find((grant) => grant.rank === RANK.LEAD)?.desk, routing, told };
  }

  private async store(change: Change, form: SupplementForm, principal: Principal, { own, desk, routing, told }: Before): Promise<SupplementReceipt> {
    if (!own && desk === undefined) throw new DomainError('FORBIDDEN');
    if (form.reporter !== undefined && !own) throw new DomainError('REPORTER_NOT_YOURS', { field: 'reporter' });
    if (routing === undefined) throw new DomainError('NOT_FOUND');
    const { keys, sealed, directory } = this.parts;
    const { tx, caseId: id, at } = change;
    const confidential = routing.facts.reporter?.confidential === true || form.reporter?.confidential === true;
    const wish = hideFromOf(routing.facts.reporter?.hideFrom, form.reporter?.hideFrom);
    const facts: KeptFacts = { ...factsAfter(routing.facts, form), reporter: { ...routing.facts.reporter, confidential, ...wish } };
    const before = routing.decision;
    const pack = routingPackAt(at);
    const decision = rerouteReport(pack, before, facts, await readDirectory(tx, directory, facts, at), at);
    const hidden = routing.hidden || decision.reporterHidden === true;
    const pairs = hidden ? pairsOfHidden(pack, facts, decision.evaluation.referrals) : decision.requests;
    const version = routing.version + 1;
    const part = version - 1;
    const toldBy = own ? 'REPORTER' : 'DESK';
    insertDecision(tx, { reportId: id, n: routing.n + 1, at, cause: toldBy, decision, before },
      { keys, sealed, part: { reportId: id, part, at, toldBy, ...(desk === undefined ? {} : { desk }), form, hidden } });
    void tx.manager.update(RoutingFacts, { reportId: id }, sealed.change(RoutingFacts, { reportId: id }, { sealed: facts, confidential: hidden }));
    tx.write('UPDATE report SET situations = $2, concerns = $3, leads = ARRAY(SELECT DISTINCT unnest(leads || $4::text[]) ORDER BY 1), version = $5 WHERE id = $1',
      [id, facts.situations ?? [], facts.concerns ?? [], leadsIn(decision), version]);
    if (form.reporter !== undefined) await this.addToReporter(tx, id, { ...form.reporter, confidential, ...wish });
    change.record('report.supplemented', { part, called110: form.called110?.called ?? false, ...trailFacts(decision, pairs) }, actorAt(own ? undefined : principal, desk));
    const supplemented = { ...decisionFacts({ id, number: routing.number, filedAt: routing.filedAt, tell: routing.tell }, decision), supplementedAt: at };
    change.emit(ReportSupplementedV2, supplemented);
    change.emit(ReportSupplemented, supplemented);
    if (facts.danger !== undefined && (desk !== undefined ? facts.danger !== routing.facts.danger : isGreater(facts.danger, routing.facts.danger))) change.emit(ReportDangerTold, { reportId: id, danger: facts.danger, at });
    return {
      id, part, supplementedAt: at, version, referrals: decision.requests.map(({ agency, role }) => ({ agency, role })),
      // To who holds number and code nothing of what was told before is told.
      advice: [...adviceFor(principal.kind === 'STAFF' ? facts : form, form.called110?.called === true)],
      warnings: newWarnings([...principal.kind === 'STAFF' ? told : [], { at, form }]).map(warningView),
    };
  }

  private async addToReporter(tx: Tx, id: string, input: NonNullable<SupplementForm['reporter']> & Pick<ReporterIdentity, 'confidential'>): Promise<void> {
    const { sealed } = this.parts;
    const row = await tx.manager.findOneBy(SealedReporter, { reportId: id });
    if (row === null) throw new DomainError('REPORTER_NOT_YOURS', { field: 'reporter' });
    const before = sealed.open(SealedReporter, 'sealed', row);
    const identity: ReporterIdentity = { ...before, ...input };
    keepContact(tx, sealed, id, identity, before);
    void tx.manager.update(SealedReporter, { reportId: id }, sealed.change(SealedReporter, { reportId: id }, { sealed: identity }));
  }
}

/** Who holds number and code, or was threatened since, may make the danger greater, never less: that is for a desk to say. */
const isGreater = (told: typeof DANGERS[number], before: typeof DANGERS[number] | undefined): boolean => DANGERS.indexOf(told) > (before === undefined ? -1 : DANGERS.indexOf(before));
