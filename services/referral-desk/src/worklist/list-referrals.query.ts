import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import type { Instant } from '@referrals/calendar';
import { ServiceDatabase } from '@referrals/database';
import { ClockPort, cursorOf, placeOfCursor } from '@referrals/service-kit';
import { binder, referralScope } from '../referral/referral-scope.js';
import type { WorklistItem } from '../referral/referral.dto.js';
import { itemOf, ITEM_COLUMNS, type ItemRow } from './worklist-item.js';
import { filterConditions } from './worklist-filter.js';
import type { WorklistFilter, WorklistPage, WorklistQuery } from './worklist.dto.js';

/** The desks' worklist, a page at a time, newest filing first unless asked otherwise. */
@Injectable()
export class ListReferrals {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort) {}

  async page(principal: StaffPrincipal, query: WorklistQuery): Promise<WorklistPage> {
    const at = this.clock.now();
    const { text, values } = pageStatement(principal, query, at);
    // Handed over unread, the page travels in one message with the commit: nothing is decided on it inside.
    const read = await this.database.transaction(databaseContext(principal, at), (tx) => {
      void tx.query(isSearch(query) ? PLAN_FOR_THESE_VALUES : KEEP_ONE_PLAN);
      return Promise.resolve({ rows: tx.query<ItemRow>(text, values) });
    });
    const rows = await read.rows;
    const items: WorklistItem[] = rows.slice(0, query.limit).map((row) => itemOf(row, principal, at));
    const last = rows.length > query.limit ? items.at(-1) : undefined;
    return { items, next: last ? cursorOf({ at: last.filedAt, id: last.id }) : null };
  }
}

/** Desk and state lead to one index whichever they are; planning the page anew would cost five times what reading it does. */
const KEEP_ONE_PLAN = `SELECT set_config('plan_cache_mode', 'force_generic_plan', true)`;
/** A kept plan suits values of average rarity; a search is for the rare one, and planning it costs a millisecond. */
const PLAN_FOR_THESE_VALUES = `SELECT set_config('plan_cache_mode', 'force_custom_plan', true)`;

function isSearch({ agency, role, division, number, code, from, to, mine }: WorklistFilter): boolean {
  return [agency, role, division, number, code, from, to, mine].some((value) => value !== undefined);
}

/** Each branch of the scope gives its own page in order; the page is the first of them all. */
export function pageStatement(principal: StaffPrincipal, query: WorklistQuery, at: Instant): { text: string; values: unknown[] } {
  const values: unknown[] = [];
  const bind = binder(values);
  const scope = referralScope(principal, at, bind);
  const conditions = filterConditions(query, principal.staff, bind);
  const [direction, beyond] = query.sort === 'filedAt' ? ['ASC', '>'] : ['DESC', '<'];
  if (query.cursor !== undefined) {
    const { at: filedAt, id } = placeOfCursor(query.cursor);
    conditions.push(`(r.filed_at, r.id) ${beyond} (${bind(filedAt)}::timestamptz, ${bind(id)}::uuid)`);
  }
  // Written out: with a bound limit PostgreSQL would take a tenth of the desk's stock for a page and never keep the plan.
  const page = (filedAt: string): string => `ORDER BY ${filedAt} ${direction}, id ${direction} LIMIT ${query.limit + 1}`;
  const branches = scope.branches.map((branch) =>
    `(SELECT ${ITEM_COLUMNS} FROM referral r WHERE ${[branch, scope.hidden, ...conditions].join(' AND ')} ${page('filed_at')})`);
  return { text: `SELECT * FROM (${branches.join(' UNION ALL ')}) AS seen ${page('"filedAt"')}`, values };
}
