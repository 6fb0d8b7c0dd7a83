import { addDays, type PlainDate } from '@referrals/calendar';
import type { ChildState } from '@referrals/contracts';
import { NEVER } from './never.domain.js';
import type { DueView } from './child.dto.js';

/** How what is stored of a contact or a visit stands on a day. */
export function dueView({ status, dueOn, lastOn, pausedSince }: {
  readonly status: ChildState; readonly dueOn: PlainDate; readonly lastOn: PlainDate | null; readonly pausedSince: PlainDate | null;
}, today: PlainDate, soonDays: number): DueView {
  if (status !== 'ACTIVE') return { state: 'NONE', dueOn: null, lastOn };
  if (dueOn === NEVER) return { state: pausedSince === null ? 'NONE' : 'PAUSED', dueOn: null, lastOn };
  if (dueOn < today) return { state: 'OVERDUE', dueOn, lastOn };
  return { state: dueOn <= addDays(today, soonDays) ? 'SOON' : 'PLANNED', dueOn, lastOn };
}
