import { Injectable } from '@nestjs/common';
import { databaseContext, recordPage, Scope, type StaffPrincipal } from '@referrals/auth';
import { shanghaiDate, type Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { Any, ServiceDatabase, type Tx } from '@referrals/database';
import { ClockPort, readPage, SensitiveRows } from '@referrals/service-kit';
import { Child } from '../child/child.entity.js';
import { childCard } from '../child/child-views.js';
import { officeAt } from '../child/office.domain.js';
import { isNamed, levelOfList } from '../child/sight.domain.js';
import { Viewers } from '../viewers.js';
import { madeSince } from './made-since.js';
import type { PairPage, PairQuery, PairView, PairWhole } from './pair.dto.js';
import { Pair } from './pair.entity.js';
import { pairMoves, placesOf } from './pair.moves.domain.js';

/** Civil affairs of the place of one of the files. The migration says the same. */
export const pairScope = new Scope({ seenBy: [{ prefix: 'a_division', agencies: ['CIV'] }, { prefix: 'b_division', agencies: ['CIV'] }] });

/** Pairs of files that may be one child's, side by side. */
@Injectable()
export class ReadPairs {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly sensitive: SensitiveRows, private readonly viewers: Viewers) {}

  /** @throws DomainError INVALID_CURSOR */
  async list(principal: StaffPrincipal, query: PairQuery): Promise<PairPage> {
    const [viewer, at] = [await this.viewers.of(principal), this.clock.now()];
    return this.database.transaction(databaseContext(viewer, at), async (tx) => {
      const { rows, next } = await readPage<Pair>(tx, {
        entity: Pair, asked: query, order: { by: 'foundAt', descending: true }, scope: (bind) => pairScope.rows(viewer, bind), where: (bind) => [`r.state = ${bind(query.state)}`],
      });
      return { items: await this.views(tx, viewer, at, rows), next };
    });
  }

  /** @throws DomainError NOT_FOUND */
  async one(principal: StaffPrincipal, id: string): Promise<PairWhole> {
    const [viewer, at] = [await this.viewers.of(principal), this.clock.now()];
    return this.database.transaction(databaseContext(viewer, at), async (tx) => {
      const pair = await tx.manager.findOneBy(Pair, { id });
      if (pair === null || !pairScope.shows(viewer, { a_division: pair.aDivision, b_division: pair.bDivision })) throw new DomainError('NOT_FOUND');
      const [[view], since] = await Promise.all([
        this.views(tx, viewer, at, [pair]), pair.state === 'LINKED' && pair.primaryId !== null && pair.decidedAt !== null ? madeSince(tx, pair.primaryId, pair.decidedAt) : [],
      ]);
      return { ...view as PairView, since };
    });
  }

  private async views(tx: Tx, viewer: StaffPrincipal, at: Instant, pairs: readonly Pair[]): Promise<PairView[]> {
    const children = pairs.length === 0 ? [] : await tx.manager.findBy(Child, { id: Any([...new Set(pairs.flatMap(({ a, b }) => [a, b]))]) });
    recordPage(tx, { cases: children.map(({ id, careDivision }) => ({ id, level: levelOfList(viewer, careDivision) })), at, staff: viewer.staff, what: 'PAIRS' });
    const today = shanghaiDate(at);
    const find = (id: string) => children.find((child) => child.id === id);
    const card = (child: Child | undefined) => (child === undefined ? null : childCard(child, { sensitive: this.sensitive, today, named: isNamed(viewer, child.careDivision) }));
    return pairs.map((pair) => {
      const both = [find(pair.a), find(pair.b)];
      return {
        id: pair.id, version: pair.version, state: pair.state, class: pair.class, score: pair.score, reasons: pair.reasons, foundAt: pair.foundAt, primary: pair.state === 'LINKED' ? pair.primaryId : null,
        reason: this.sensitive.open(Pair, 'reason', pair), a: card(both[0]), b: card(both[1]),
        allowedActions: pairMoves.allowed(pair, { offices: placesOf(pair, both.map((child) => child?.careDivision)).map((place) => (place === undefined ? undefined : officeAt(viewer, place)?.office)) }),
      };
    });
  }
}
