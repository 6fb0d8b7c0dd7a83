import { completedYears, type PlainDate } from '@referrals/calendar';
import type { SensitiveRows } from '@referrals/service-kit';
import { rulesAt } from '../pack/packs.js';
import type { ChildCard, ChildName } from './child.dto.js';
import { Child } from './child.entity.js';
import { dueView } from './due-view.domain.js';

/** As whom somebody sees a row: with its name or, at the city, without. */
export interface Sight { readonly sensitive: SensitiveRows; readonly today: PlainDate; readonly named: boolean }

/** A file as a name on a page. Of an adopted child there is the number alone. */
export function childName(child: Child, { sensitive, today, named }: Sight): ChildName {
  const isShown = named && !child.sealed;
  return {
    id: child.id, number: child.number, name: isShown ? sensitive.open(Child, 'name', child) : null, sex: child.sealed ? null : child.sex,
    age: child.birthDate === null || child.sealed ? null : completedYears(child.birthDate, today), county: child.careDivision.slice(0, 6), status: child.status,
    ...(child.primaryId === null ? {} : { primary: child.primaryId }),
  };
}

/** A file in a list, as it stands today. */
export function childCard(child: Child, sight: Sight): ChildCard {
  const { status, contactDueOn, contactLastOn, visitDueOn, visitLastOn, pausedSince, sealed } = child;
  const { schedule: { soonDays } } = rulesAt(child.careDivision, sight.today);
  const isShown = sight.named && !sealed;
  return {
    ...childName(child, sight), version: child.version, careDivision: child.careDivision, birthDate: isShown ? child.birthDate : null, birthPrecision: isShown ? child.birthPrecision : null,
    household: child.household, school: isShown ? child.school : null, schooling: sealed ? null : child.schooling, categories: sealed ? [] : child.categories, tier: child.tier,
    contact: dueView({ status, dueOn: contactDueOn, lastOn: contactLastOn, pausedSince: null }, sight.today, soonDays),
    visit: dueView({ status, dueOn: visitDueOn, lastOn: visitLastOn, pausedSince }, sight.today, soonDays), notSeen: child.notSeen,
  };
}
