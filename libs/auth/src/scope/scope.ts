import type { Bind, RowScope } from './row-scope.js';
import { scopeCondition } from './row-scope.js';
import { atOneOf, isSeen, jurisdictionsOf, type ScopedRow, type ScopeRules, type SeenBy, type Viewer } from './scope-rules.domain.js';

/**
 * Who sees which rows of an aggregate, said once. Its list, search, counts and single read ask it; row security says the same by
 * `SELECT app.protect('table', '<these rules as JSON>')` in the migration that makes the table; a stream asks `shows`.
 */
export class Scope {
  constructor(readonly rules: ScopeRules) {}

  /** For a page: a branch for each index. */
  rows(viewer: Viewer, bind: Bind): RowScope {
    const { seenBy, hidden = {} } = this.rules;
    const branches = seenBy.flatMap((way) => branchesOf(way, viewer, bind));
    return {
      // Of nothing nothing is hidden: what is bound and named nowhere PostgreSQL refuses.
      branches, hidden: branches.length === 0 ? 'true' : hiddenFrom(hidden, viewer, bind), exclusive: branches.length < 2,
      ranges: seenBy.some((way) => 'prefix' in way && jurisdictionsOf(viewer, way.agencies).length > 0),
    };
  }

  /** For a single read or a count: one condition on the alias `r`. */
  condition(viewer: Viewer, bind: Bind): string {
    return scopeCondition(this.rows(viewer, bind));
  }

  shows(viewer: Viewer, row: ScopedRow): boolean {
    return isSeen(this.rules, viewer, row);
  }
}

function branchesOf(way: SeenBy, viewer: Viewer, bind: Bind): string[] {
  if ('desk' in way) return viewer.desks.map(({ id }) => `r.${way.desk} = ${bind(id)}::uuid`);
  if ('team' in way) return viewer.desks.length === 0 ? [] : [`r.${way.team} && ${bind(viewer.desks.map(({ id }) => id))}::uuid[]`];
  if ('prefix' in way) return jurisdictionsOf(viewer, way.agencies).map((prefix) => inside(way, prefix, bind));
  if ('organisation' in way) return atOneOf(viewer, way.agencies) ? [`r.${way.organisation} = ${bind(viewer.organisation)}::uuid`] : [];
  if ('post' in way) return (viewer.posts ?? []).map((post) => `r.${way.post} = ${bind(post)}::uuid`);
  const { staff, at } = way;
  // Nothing is bound that no branch names: PostgreSQL would not know what it is.
  const own = (): string => `r.${staff} = ${bind(viewer.staff)}::uuid`;
  return at === undefined ? [own()] : viewer.desks.map(({ id }) => `${own()} AND r.${at} = ${bind(id)}::uuid`);
}

/** Said once alone: a range beside an equality would count twice for the planner. ':' is the character after '9': all codes that begin with these digits. */
function inside({ prefix: column, digits = {} }: Extract<SeenBy, { readonly prefix: string }>, prefix: string, bind: Bind): string {
  const exact = digits[prefix.length];
  return exact === undefined ? `r.${column} >= ${bind(prefix)} AND r.${column} < ${bind(`${prefix}:`)}` : `r.${exact} = ${bind(prefix)}`;
}

function hiddenFrom({ desks, staff }: NonNullable<ScopeRules['hidden']>, viewer: Viewer, bind: Bind): string {
  return [
    ...(desks === undefined ? [] : [`NOT (r.${desks} && ${bind(viewer.desks.map(({ id }) => id))}::uuid[])`]),
    ...(staff === undefined ? [] : [`NOT (r.${staff} @> ARRAY[${bind(viewer.staff)}::uuid])`]),
  ].join(' AND ') || 'true';
}
