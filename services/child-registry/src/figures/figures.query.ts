import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { shanghaiDate, type Instant, type PlainDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { ServiceDatabase, type Tx } from '@referrals/database';
import { presentCode } from '@referrals/policy';
import { ClockPort } from '@referrals/service-kit';
import { Viewers } from '../viewers.js';
import type { Counted } from './counted.js';
import { CoverageState } from './coverage-state.entity.js';
import { LEVELS, type FigureQuery, type Figures as FiguresView } from './figures.dto.js';
import { hideSmall, shownFigure } from './hide-small.domain.js';
import { MEASURING, type MeasureRule } from './measure.js';
import { periodAt, readPeriod, type FigurePeriod } from './period.domain.js';

/** Digits of places by level, all together first. */
const DIGITS = [0, 6, 9, 12] as const;

/** What officials report, by place: without names, of the places whose files the viewer sees. */
@Injectable()
export class Figures {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly viewers: Viewers) {}

  /** @throws DomainError PERIOD_UNKNOWN */
  async read(principal: StaffPrincipal, { measure, by, period: said }: FigureQuery): Promise<FiguresView> {
    const [viewer, at] = [await this.viewers.of(principal), this.clock.now()];
    const rule = MEASURING[measure];
    const period = periodAsked(rule, said, shanghaiDate(at));
    const level = LEVELS.indexOf(by) + 1;
    // Outside civil affairs every level is looked at: what one answer hides no other may tell.
    const isHidden = rule.ofPeople && !viewer.desks.some(({ agency }) => agency === 'CIV');
    const wanted = isHidden ? DIGITS : [DIGITS[0], DIGITS[level] ?? 0];
    const { counted, asOf } = await this.database.transaction(databaseContext(viewer, at), async (tx) => {
      const [moment, ...each] = await Promise.all([rule.isKept === true ? keptAsOf(tx) : at, ...wanted.map((digits) => rule.count({ tx, viewer, period, today: shanghaiDate(at) }, digits))]);
      return { asOf: moment, counted: each.map(asCalledToday) };
    });
    const items = counted.at(isHidden ? level : 1) ?? [];
    const hidden = isHidden ? hideSmall(counted) : undefined;
    return {
      measure, period: rule.length === undefined ? null : period.name, asOf, total: hidden?.(0, '') ?? shownFigure(counted[0]?.[0] ?? { whole: 0, done: 0 }),
      items: items.map((one) => ({ place: one.place, ...(hidden?.(level, one.place) ?? shownFigure(one)) })),
    };
  }
}

function periodAsked({ length }: MeasureRule, said: string | undefined, today: PlainDate): FigurePeriod {
  const period = said === undefined ? periodAt(length ?? 'MONTH', today) : length === undefined ? undefined : readPeriod(length, said);
  if (period === undefined) throw new DomainError('PERIOD_UNKNOWN', { field: 'period' });
  return period;
}

const keptAsOf = async (tx: Tx): Promise<Instant | null> => (await tx.manager.findOneBy(CoverageState, { one: true }))?.asOf ?? null;

/** Sorted; places that were renamed with those they are called like. */
function asCalledToday(counted: readonly Counted[]): Counted[] {
  const sum = (rows: readonly Counted[], of: (one: Counted) => number): number => rows.reduce((total, one) => total + of(one), 0);
  return [...Map.groupBy(counted, ({ place }) => (place.length < 6 ? place : presentCode(place)))]
    .map(([place, rows]) => ({ place, whole: sum(rows, ({ whole }) => whole), done: sum(rows, ({ done }) => done) })).sort((a, b) => (a.place < b.place ? -1 : 1));
}
