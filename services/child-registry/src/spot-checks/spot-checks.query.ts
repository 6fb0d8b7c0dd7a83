import { Injectable } from '@nestjs/common';
import { databaseContext, recordPage, type StaffPrincipal } from '@referrals/auth';
import { DomainError } from '@referrals/contracts';
import { ServiceDatabase, type Tx } from '@referrals/database';
import { ClockPort, equals, matching, readPage, SensitiveRows, type Filters, type ListRequest } from '@referrals/service-kit';
import { officeAt } from '../child/office.domain.js';
import { Viewers } from '../viewers.js';
import { itemView } from './item-view.js';
import { findingScope, spotCheckScope } from './spot-check-scope.js';
import type { FindingQuery, FrameView, ItemPage, ItemQuery, SpotCheckCard, SpotCheckPage, SpotCheckQuery } from './spot-check.dto.js';
import { SpotCheck, SpotCheckFrame, SpotCheckItem } from './spot-check.entity.js';

const CHECKS: Filters<SpotCheckQuery> = { state: equals('state') };
const ITEMS: Filters<ItemQuery> = { state: equals('state') };

/** Spot checks for the county, and what they found for whoever answers for the files. */
@Injectable()
export class SpotChecks {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly viewers: Viewers, private readonly sensitive: SensitiveRows) {}

  async list(principal: StaffPrincipal, query: SpotCheckQuery): Promise<SpotCheckPage> {
    const viewer = await this.viewers.of(principal);
    const { rows, next } = await this.read(viewer, (tx) => readPage<SpotCheck>(tx, {
      entity: SpotCheck, asked: query, order: { by: 'drawnAt', descending: true }, scope: (bind) => spotCheckScope.rows(viewer, bind), where: (bind) => matching(CHECKS, query, bind),
    }));
    return { items: rows, next };
  }

  /** @throws DomainError NOT_FOUND */
  async one(principal: StaffPrincipal, id: string): Promise<SpotCheckCard> {
    const viewer = await this.viewers.of(principal);
    return this.read(viewer, (tx) => readCheck(tx, id, viewer));
  }

  /** All that could have been drawn. @throws DomainError NOT_FOUND */
  async frame(principal: StaffPrincipal, id: string): Promise<FrameView> {
    const viewer = await this.viewers.of(principal);
    const [{ seed, rate, min, frameDigest }, villages] = await this.read(viewer, (tx) => Promise.all([
      readCheck(tx, id, viewer), tx.manager.find(SpotCheckFrame, { where: { spotCheck: id }, order: { village: 'ASC' } }),
    ]));
    return { seed, rate, min, frameDigest, villages: villages.map(({ village, files }) => ({ village, files })) };
  }

  /** In the order in which they were drawn. @throws DomainError NOT_FOUND, INVALID_CURSOR */
  async items(principal: StaffPrincipal, id: string, query: ItemQuery): Promise<ItemPage> {
    const viewer = await this.viewers.of(principal);
    // A cursor is good for this check alone.
    const asked = { ...query, id };
    return this.recording(viewer, async (tx) => {
      const [page] = await Promise.all([
        this.page(tx, viewer, {
          entity: SpotCheckItem, asked, order: { by: 'id', of: 'id' }, where: (bind) => [`r.spot_check = ${bind(id)}::uuid`, ...matching(ITEMS, query, bind)],
        }),
        readCheck(tx, id, viewer),
      ]);
      return page;
    });
  }

  /** What is to be put right in the viewer's places, and what was. */
  async findings(principal: StaffPrincipal, query: FindingQuery): Promise<ItemPage> {
    const viewer = await this.viewers.of(principal);
    return this.recording(viewer, (tx) => this.page(tx, viewer, {
      entity: SpotCheckItem, asked: query, order: { by: 'checkedOn', of: 'day' }, scope: (bind) => findingScope.rows(viewer, bind),
      where: (bind) => [`r.state IN ('FINDING', 'CORRECTED', 'CONFIRMED')`, ...matching(ITEMS, query, bind)],
    }));
  }

  /** Notes about a child are read with the page: an access of its file. */
  private async page(tx: Tx, viewer: StaffPrincipal, request: ListRequest<SpotCheckItem>): Promise<ItemPage> {
    const { rows, next } = await readPage<SpotCheckItem>(tx, request);
    recordPage(tx, { cases: rows.filter(({ state }) => state !== 'OPEN').map(({ child }) => ({ id: child })), at: this.clock.now(), staff: viewer.staff, what: 'SPOT_CHECK' });
    return { items: rows.map((row) => itemView(row, officeAt(viewer, row.village), this.sensitive)), next };
  }

  private recording<T>(viewer: StaffPrincipal, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.transaction(databaseContext(viewer, this.clock.now()), work);
  }

  private read<T>(viewer: StaffPrincipal, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.database.read(databaseContext(viewer, this.clock.now()), work);
  }
}

async function readCheck(tx: Tx, id: string, viewer: StaffPrincipal): Promise<SpotCheck> {
  const check = await tx.manager.findOneBy(SpotCheck, { id });
  if (check === null || !spotCheckScope.shows(viewer, { ...check })) throw new DomainError('NOT_FOUND');
  return check;
}
