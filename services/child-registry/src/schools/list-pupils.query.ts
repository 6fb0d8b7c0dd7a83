import { Injectable } from '@nestjs/common';
import { databaseContext, recordPage, type StaffPrincipal } from '@referrals/auth';
import { shanghaiDate } from '@referrals/calendar';
import { Any, ServiceDatabase, type Tx } from '@referrals/database';
import { ClockPort, equals, matching, readPage, SensitiveRows, type Filters, type PageQuery } from '@referrals/service-kit';
import { Caregiver } from '../care/care.entity.js';
import { standing } from '../care/standing.domain.js';
import { Child } from '../child/child.entity.js';
import { ChildDetail } from '../child/detail.entity.js';
import { holds } from '../child/period.domain.js';
import type { Pupil, PupilPage, SchoolRequestPage, SchoolRequestQuery } from './school.dto.js';
import { requestView } from './request-view.js';
import { SchoolRequest } from './school-request.entity.js';

const FILTERS: Filters<SchoolRequestQuery> = { state: equals('state') };

/** What a school sees: its own pupils on the care list, and what it was asked of them. Of the file nothing. */
@Injectable()
export class ListPupils {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly sensitive: SensitiveRows) {}

  /** @throws DomainError INVALID_CURSOR */
  pupils(principal: StaffPrincipal, query: PageQuery): Promise<PupilPage> {
    const at = this.clock.now();
    return this.database.transaction(databaseContext(principal, at), async (tx) => {
      const { rows, next } = await readPage<{ id: string; pinyin: string }>(tx, { from: 'pupils() r', select: 'r.id, r.pinyin', asked: query, order: { by: 'pinyin', of: 'text' } });
      recordPage(tx, { cases: rows.map(({ id }) => ({ id, level: 'C' })), at, staff: principal.staff, what: 'PUPILS' });
      const shown = await this.shown(tx, rows.map(({ id }) => id), shanghaiDate(at));
      return { items: rows.flatMap(({ id }) => shown.get(id) ?? []), next };
    });
  }

  /** @throws DomainError INVALID_CURSOR */
  async requests(principal: StaffPrincipal, query: SchoolRequestQuery): Promise<SchoolRequestPage> {
    const { rows, next } = await this.database.read(databaseContext(principal, this.clock.now()), (tx) => readPage<SchoolRequest>(tx, {
      entity: SchoolRequest, asked: query, order: { by: 'recordedAt', descending: true },
      where: (bind) => [`r.organisation = ${bind(principal.organisation)}::uuid`, ...matching(FILTERS, query, bind)],
    }));
    return { items: rows.map((row) => requestView(this.sensitive.plain(SchoolRequest, row))), next };
  }

  /** Row security is told of these pupils, and of no other child, for the rest of the transaction. */
  private async shown(tx: Tx, ids: readonly string[], today: ReturnType<typeof shanghaiDate>): Promise<ReadonlyMap<string, Pupil>> {
    void tx.query("SELECT set_config('app.reports', coalesce(array_agg(p.id), '{}')::text, true) FROM pupils() p WHERE p.id = ANY ($1)", [ids]);
    const of = { child: Any([...ids]) };
    const [children, details, caregivers] = await Promise.all([tx.manager.findBy(Child, { id: Any([...ids]) }), tx.manager.findBy(ChildDetail, of), tx.manager.findBy(Caregiver, of)]);
    const grades = new Map(details.map((detail) => [detail.child, detail]));
    return new Map(children.map((child) => [child.id, {
      id: child.id, name: this.sensitive.open(Child, 'name', child), grade: grades.get(child.id)?.grade ?? null, className: grades.get(child.id)?.className ?? null,
      caregivers: standing(caregivers.filter((one) => one.child === child.id)).filter(({ fromOn, toOn }) => holds({ from: fromOn, to: toOn }, today))
        .map((row) => this.sensitive.plain(Caregiver, row)).map(({ name, relation, phone }) => ({ name, relation, phone })),
    }]));
  }
}
