import type { DeskAgency } from '@referrals/contracts';

/** One way in which a row is somebody's to see. The words name columns of the table. */
export type SeenBy =
  /** uuid: it is their desk's. */
  | { readonly desk: string }
  /** uuid[]: one of their desks is among those that work on it. */
  | { readonly team: string }
  /** text COLLATE "C": a desk of theirs of one of these agencies answers for its division. */
  | {
    readonly prefix: string; readonly agencies: readonly DeskAgency[];
    /** Columns that hold the first so many digits of it: a jurisdiction of that length is asked by equality, so that an index gives its rows in another order. */
    readonly digits?: Readonly<Record<number, string>>;
  }
  /** uuid: it is of their own organisation, and a desk of theirs is of one of these agencies. */
  | { readonly organisation: string; readonly agencies: readonly DeskAgency[] }
  /** uuid: it is their post's. */
  | { readonly post: string }
  /** uuid: it is their own; with `at` (uuid) for as long as that desk is theirs. */
  | { readonly staff: string; readonly at?: string };

/** Who sees a row: in one of these ways, unless it is hidden from a desk of theirs or from themselves (columns uuid[] NOT NULL). */
export interface ScopeRules {
  readonly seenBy: readonly SeenBy[];
  readonly hidden?: { readonly desks?: string; readonly staff?: string };
}

/** Whoever looks; a `StaffPrincipal` is one. `posts`: those the service established as theirs. */
export interface Viewer {
  readonly staff: string;
  readonly organisation: string;
  readonly desks: readonly { readonly id: string; readonly agency: DeskAgency; readonly jurisdiction: string }[];
  readonly posts?: readonly string[];
}

/** A row by its columns' names. */
export type ScopedRow = Readonly<Record<string, unknown>>;

/** Whether the viewer sees the row: what the scope's SQL and row security say, in plain words. */
export function isSeen({ seenBy, hidden = {} }: ScopeRules, viewer: Viewer, row: ScopedRow): boolean {
  const desks = viewer.desks.map(({ id }) => id);
  if (hidden.desks !== undefined && !isFreeOf(row[hidden.desks], desks)) return false;
  if (hidden.staff !== undefined && !isFreeOf(row[hidden.staff], [viewer.staff])) return false;
  return seenBy.some((way) => {
    if ('desk' in way) return holds(desks, row[way.desk]);
    if ('team' in way) return listOf(row[way.team]).some((desk) => holds(desks, desk));
    if ('prefix' in way) return jurisdictionsOf(viewer, way.agencies).some((prefix) => beginsWith(row[way.prefix], prefix));
    if ('organisation' in way) return row[way.organisation] === viewer.organisation && atOneOf(viewer, way.agencies);
    if ('post' in way) return holds(viewer.posts ?? [], row[way.post]);
    return row[way.staff] === viewer.staff && (way.at === undefined || holds(desks, row[way.at]));
  });
}

export const atOneOf = ({ desks }: Viewer, agencies: readonly DeskAgency[]): boolean => desks.some(({ agency }) => agencies.includes(agency));

/** Jurisdictions of the viewer's desks of these agencies, without those inside another. */
export function jurisdictionsOf({ desks }: Viewer, agencies: readonly DeskAgency[]): string[] {
  const all = [...new Set(desks.filter(({ agency }) => agencies.includes(agency)).map(({ jurisdiction }) => jurisdiction))];
  return all.filter((one) => !all.some((wider) => wider !== one && one.startsWith(wider)));
}

const beginsWith = (value: unknown, prefix: string): boolean => typeof value === 'string' && value.startsWith(prefix);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const holds = (ids: readonly unknown[], id: unknown): boolean => id !== null && ids.includes(id);
/** A row that does not say from whom it is hidden is hidden from all. */
const isFreeOf = (list: unknown, ids: readonly string[]): boolean => Array.isArray(list) && !list.some((one) => holds(ids, one));
