import { binder, type Bind, type RowScope } from '@referrals/auth';
import { columnsOf, type EntityClass, type Tx } from '@referrals/database';
import { cursorOf, listMark, ORDERED, placeOfCursor, type Ordered } from './cursor.js';
import type { PageQuery } from './page-query.js';

/** Where the rows of a list come from: an entity's table, or a FROM with the columns it answers. The alias is `r`. */
export type RowSource<R> =
  | { readonly entity: EntityClass<R & object>; readonly columns?: readonly (keyof R & string)[] }
  | { readonly from: string | ((bind: Bind) => string); readonly select: string };

/** By which column, NOT NULL, and then by id. */
export interface Order<R> {
  /** The field of the row; `column` says in SQL where it is no column of the entity. */
  readonly by: keyof R & string;
  readonly column?: string;
  /** What the column holds; a moment unless said. */
  readonly of?: Ordered;
  readonly descending?: boolean;
  /** No two rows have the same value: rows need no id. */
  readonly unique?: boolean;
  /** `r.id` unless said. The row has it as `id`. */
  readonly id?: string;
}

/** What a list is asked: where its page begins, how long it is, and every filter and order besides. */
export type Asking = Pick<PageQuery, 'limit'> & { readonly cursor?: string | undefined };

/** Rows of the list that another table leads to, by an index of its own in the list's order. `column` and `id` have what the order's have. */
export interface LedTo {
  /** `r` in it, as in the list's own. */
  readonly from: string;
  readonly where: string;
  readonly column: string;
  readonly id: string;
}

export type ListRequest<R> = RowSource<R> & {
  /** The query as it was read: a cursor is good for the same filters and order alone. */
  readonly asked: Asking;
  /** Whose rows; without it what row security shows. */
  readonly scope?: (bind: Bind) => RowScope;
  /** Further branches of the scope; one row may be in several. */
  readonly ledTo?: (bind: Bind) => readonly LedTo[];
  readonly where?: (bind: Bind) => readonly string[];
  readonly order: Order<R>;
  /**
   * KEPT: the same plan whatever the values are, where an index leads to a page for all of them; planning anew costs more than such a page.
   * FRESH: a plan for these values, where one may be rare. PostgreSQL decides unless this or the scope says.
   */
  readonly plan?: 'KEPT' | 'FRESH';
};

export interface Slice<R> { readonly rows: R[]; readonly next: string | null }

/**
 * A page of a list, and the cursor of the next. Neither misses nor repeats a row that stays as it is. Each branch of the scope gives its own
 * page in order, and the page is the first of them all: with an index on a branch's column, the order's and id it costs a page however much there
 * is. Issued before it first waits (`ServiceDatabase.read`).
 * @throws DomainError INVALID_CURSOR
 */
export async function readPage<R extends object>(tx: Tx, request: ListRequest<R>): Promise<Slice<R>> {
  const { order, asked: { limit } } = request;
  const { text, values, ranges, mark } = statementOf(tx, request);
  const plan = request.plan ?? (ranges ? 'FRESH' : undefined);
  if (plan !== undefined) void tx.query(PLANS[plan]);
  const rows = await tx.query<R>(text, values);
  const last = rows.length > limit ? rows[limit - 1] as Record<string, string> | undefined : undefined;
  return {
    rows: rows.slice(0, limit),
    next: last === undefined ? null : cursorOf({ value: last[order.by] as string, ...(isUnique(order) ? {} : { id: last['id'] as string }) }, mark),
  };
}

const PLANS = {
  KEPT: `SELECT set_config('plan_cache_mode', 'force_generic_plan', true)`,
  FRESH: `SELECT set_config('plan_cache_mode', 'force_custom_plan', true)`,
} as const;

const isUnique = ({ by, unique = by === 'id' }: { by: string; unique?: boolean }): boolean => unique;

function statementOf<R extends object>(tx: Tx, request: ListRequest<R>): { text: string; values: unknown[]; ranges: boolean; mark: string } {
  const { order, asked, asked: { cursor, limit } } = request;
  const bind = binder();
  const { from, select, column } = sourceOf(tx, request, order, bind);
  const mark = listMark({ of: [nameOf(request), order.by, order.descending === true], asked });
  const { branches, hidden, exclusive = false, ranges = false }: RowScope = request.scope?.(bind) ?? { branches: ['true'], hidden: 'true' };
  const ledTo = request.ledTo?.(bind) ?? [];
  const conditions = [hidden, ...request.where?.(bind) ?? []];
  // Written out: with a bound limit PostgreSQL would take a tenth of what there is for a page and never keep the plan.
  const page = (by: string, id: string): string => `ORDER BY ${inOrder(by, id, order)} LIMIT ${limit + 1}`;
  const own = (branches.length === 0 && ledTo.length === 0 ? ['false'] : branches).map((where): LedTo => ({ from, where, column, id: order.id ?? 'r.id' }));
  const pages = [...own, ...ledTo].map((branch) => {
    const all = [branch.where, ...conditions, ...cursor === undefined ? [] : [behind(cursor, order, branch, mark, bind)]].filter((one) => one !== 'true');
    return `SELECT ${select} FROM ${branch.from} WHERE ${all.length === 0 ? 'true' : all.join(' AND ')} ${page(branch.column, branch.id)}`;
  });
  if (pages.length === 1) return { text: pages[0] ?? '', values: bind.values, ranges, mark };
  // A row that is in two branches comes once.
  const once = exclusive && ledTo.length === 0 ? '' : `DISTINCT ON (${isUnique(order) ? `"${order.by}"` : `"${order.by}", id`}) `;
  return { text: `SELECT ${once}* FROM ((${pages.join(') UNION ALL (')})) AS seen ${page(`"${order.by}"`, 'id')}`, values: bind.values, ranges, mark };
}

/** A FROM that binds values says what they are in `asked`. */
const nameOf = <R>(source: RowSource<R>): string => ('entity' in source ? source.entity.name : typeof source.from === 'string' ? source.from : source.select);

function sourceOf<R extends object>(tx: Tx, source: RowSource<R>, order: Order<R>, bind: Bind): { from: string; select: string; column: string } {
  if ('from' in source) {
    const { from, select } = source;
    return { from: typeof from === 'string' ? from : from(bind), select, column: order.column ?? `r.${order.by}` };
  }
  const { table, sql, column } = columnsOf(tx.manager, source.entity, source.columns as readonly never[] | undefined);
  return { from: `${table} r`, select: sql, column: order.column ?? column(order.by) };
}

function inOrder<R>(by: string, id: string, order: Order<R>): string {
  const direction = order.descending === true ? 'DESC' : 'ASC';
  return (isUnique(order) ? [by] : [by, id]).map((one) => `${one} ${direction}`).join(', ');
}

function behind<R>(cursor: string, order: Order<R>, { column, id: idColumn }: LedTo, mark: string, bind: Bind): string {
  const { of = 'moment', descending = false } = order;
  const { value, id } = placeOfCursor(cursor, of, isUnique(order), mark);
  const [sign, bound] = [descending ? '<' : '>', `${bind(value)}::${ORDERED[of].type}`];
  return id === undefined ? `${column} ${sign} ${bound}` : `(${column}, ${idColumn}) ${sign} (${bound}, ${bind(id)}::uuid)`;
}
