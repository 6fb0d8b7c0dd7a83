import { Injectable } from '@nestjs/common';
import { databaseContext, recordPage, type StaffPrincipal } from '@referrals/auth';
import { addDays, daysInMonth, shanghaiDate, type PlainDate } from '@referrals/calendar';
import { ServiceDatabase } from '@referrals/database';
import { ClockPort, countRows, readPage, SensitiveRows } from '@referrals/service-kit';
import { Viewers } from '../viewers.js';
import type { ChildCounts, ChildPage, ChildQuery, CountQuery, MyDue, TierCount } from './child.dto.js';
import { Child } from './child.entity.js';
import { childConditions } from './child-filter.js';
import { childScope } from './child-scope.js';
import { childCard } from './child-views.js';
import { answersAtLeast } from './office.domain.js';
import { isNamed, levelOfList } from './sight.domain.js';

/** More than this is no list that a person works through in a month. */
const MOST_DUE = 500;

/** The day it is in China at the request's moment. */
const TODAY = "((SELECT app.at()) AT TIME ZONE 'Asia/Shanghai')::date";

/** Files somebody answers for, page by page, by name or by what is due; how many; and what they owe this month. */
@Injectable()
export class ListChildren {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly sensitive: SensitiveRows, private readonly viewers: Viewers) {}

  /** @throws DomainError INVALID_CURSOR */
  async list(principal: StaffPrincipal, query: ChildQuery): Promise<ChildPage> {
    const [viewer, at] = [await this.viewers.of(principal), this.clock.now()];
    const today = shanghaiDate(at);
    return this.database.transaction(databaseContext(viewer, at), async (tx) => {
      const { rows, next } = await readPage<Child>(tx, {
        entity: Child, asked: query, order: query.due === undefined ? { by: 'pinyin', of: 'text' } : { by: `${query.due}DueOn`, of: 'day' },
        scope: (bind) => childScope.rows(viewer, bind), where: (bind) => childConditions(query, today, bind),
      });
      const items = rows.map((row) => childCard(row, { sensitive: this.sensitive, today, named: isNamed(viewer, row.careDivision) }));
      recordPage(tx, { cases: rows.map(({ id, careDivision }) => ({ id, level: levelOfList(viewer, careDivision) })), at, staff: viewer.staff, what: 'LIST' });
      return { items, next, allowedActions: answersAtLeast(viewer, 'VILLAGE') ? ['open'] : [] };
    });
  }

  async count(principal: StaffPrincipal, query: CountQuery): Promise<ChildCounts> {
    const [viewer, at] = [await this.viewers.of(principal), this.clock.now()];
    const today = shanghaiDate(at);
    return this.database.read(databaseContext(viewer, at), (tx) => countRows<TierCount>(tx, {
      from: 'child r', scope: (bind) => childScope.rows(viewer, bind), where: (bind) => childConditions(query, today, bind), by: ['tier'],
      holding: { contactOverdue: `r.contact_due_on < ${TODAY}`, visitOverdue: `r.visit_due_on < ${TODAY}` },
    }));
  }

  /** What is due until the end of the month, or within a week, house by house. */
  async due(principal: StaffPrincipal): Promise<MyDue> {
    const [viewer, at] = [await this.viewers.of(principal), this.clock.now()];
    const today = shanghaiDate(at);
    const until = horizonOf(today);
    return this.database.transaction(databaseContext(viewer, at), async (tx) => {
      const dueBy = (due: 'contact' | 'visit') => {
        const query = { status: 'ACTIVE' as const, limit: MOST_DUE };
        return readPage<Child>(tx, {
          entity: Child, asked: query, order: { by: `${due}DueOn`, of: 'day' }, scope: (bind) => childScope.rows(viewer, bind),
          where: (bind) => [...childConditions(query, today, bind), `r.${due}_due_on <= ${bind(until)}::date`],
        });
      };
      const [contacts, visits] = await Promise.all([dueBy('contact'), dueBy('visit')]);
      const rows = [...new Map([...contacts.rows, ...visits.rows].map((row) => [row.id, row])).values()];
      recordPage(tx, { cases: rows.map(({ id, careDivision }) => ({ id, level: levelOfList(viewer, careDivision) })), at, staff: viewer.staff, what: 'DUE' });
      const cards = rows.map((row) => childCard(row, { sensitive: this.sensitive, today, named: isNamed(viewer, row.careDivision) }));
      const houses = Map.groupBy(cards, ({ household, id }) => household ?? id);
      return {
        until, toContact: contacts.rows.length, toVisit: visits.rows.length, more: contacts.next !== null || visits.next !== null,
        households: [...houses].map(([id, children]) => ({ id, children })),
      };
    });
  }
}

/** The end of this month, or a week from today where that is later. */
function horizonOf(today: PlainDate): PlainDate {
  const [month, week] = [`${today.slice(0, 7)}-${daysInMonth(today.slice(0, 7))}` as PlainDate, addDays(today, 7)];
  return month > week ? month : week;
}
