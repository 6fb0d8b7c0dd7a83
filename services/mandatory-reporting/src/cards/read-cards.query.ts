import { Injectable } from '@nestjs/common';
import { binder, databaseContext, type Principal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { Any, type Tx } from '@referrals/database';
import { CARD, type CardRow } from '../content/report-rows.query.js';
import { reportScope } from '../content/report-scope.js';
import { CaseParts } from '../filing/case-parts.js';
import type { KeptFacts } from '../form/facts-of-form.domain.js';
import { levelOf, RANK } from '../grants/grants.domain.js';
import { RoutingFacts } from '../routing/routing.entity.js';
import type { ListCard, ListCards } from './cards.dto.js';
import { childOfCard, type ChildTold } from './child-of-card.domain.js';

interface ChildRow extends ChildTold { readonly reportId: string }

const CHILDREN = `SELECT report_id AS "reportId", story->'child'->>'sex' AS sex, story->'child'->>'age' AS age
  FROM report_story WHERE report_id = ANY ($1::uuid[]) AND story ? 'child' ORDER BY report_id, part`;

/** What a list shows beside its rows. It opens nothing and leaves no access record: no card tells who anybody is. */
@Injectable()
export class ReadCards {
  constructor(private readonly parts: CaseParts) {}

  /** Cards of those the caller may read; of the others nothing, whether they exist or not. */
  async cards(ids: readonly string[], principal: Principal): Promise<ListCards> {
    // Number and code open which report it is, and no word of it.
    if (principal.kind !== 'STAFF') return { items: [] };
    const { database, clock, sealed } = this.parts;
    const now = clock.now();
    const [cards, facts, children] = await database.read(databaseContext(principal, now), (tx) => Promise.all([
      readRows(tx, ids, principal, now), tx.manager.findBy(RoutingFacts, { reportId: Any(ids) }), tx.query<ChildRow>(CHILDREN, [ids]),
    ]));
    const factsOf = new Map(facts.map((row) => [row.reportId, row]));
    const childrenOf = Map.groupBy(children, ({ reportId }) => reportId);
    return { items: cards.flatMap((card) => {
      const row = card.rank !== null && card.rank <= RANK.SUPPORT ? factsOf.get(card.id) : undefined;
      return cardOf(card, row && sealed.open(RoutingFacts, 'sealed', row), childrenOf.get(card.id) ?? [], now);
    }) };
  }
}

function readRows(tx: Tx, ids: readonly string[], principal: Principal, now: Instant): Promise<CardRow[]> {
  const bind = binder();
  const { rank, own } = reportScope(principal, now, bind);
  return tx.query<CardRow>(`SELECT ${CARD}, ${rank('r.id')} AS rank, ${own('r.id')} AS own FROM report r WHERE r.id = ANY (${bind(ids)}::uuid[])`, bind.values);
}

function cardOf({ id, situations, concerns, leads, rank }: CardRow, facts: KeptFacts | undefined, told: readonly ChildTold[], now: Instant): ListCard[] {
  const level = levelOf(rank);
  if (level === undefined) return [];
  const child = facts && childOfCard(facts, told, now);
  return [{ id, situations, concerns, leads, level, ...(facts?.danger === undefined ? {} : { danger: facts.danger }), ...(child === undefined ? {} : { child }) }];
}
