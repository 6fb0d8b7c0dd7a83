import type { Instant } from '@referrals/calendar';
import type { EventData, EventDefinition, EventEnvelope } from '@referrals/contracts';
import type { TrailAction, TrailFacts } from './trail.js';
import type { Tx } from './tx.js';

/** What a case owed before a change, as its rows say: JSON of `held_duties`. */
export interface HeldDuties {
  readonly duties: readonly object[] | null;
  readonly places: readonly object[] | null;
  /** Desks that must not hear of the case. */
  readonly hidden: readonly string[] | null;
  /** Up to which link of the trail they are derived; null when none was yet. */
  readonly followed: number | null;
}

/** What a change makes a case owe: rows for `keep_duties`. */
export interface KeptDuties {
  readonly rows: readonly object[];
  readonly steps: readonly object[];
  readonly places: readonly object[];
}

/** What is kept of a change, and of each place that owes something then, when the first of it is due. */
export interface Followed {
  readonly kept: KeptDuties;
  readonly dueAt: ReadonlyMap<string, Instant>;
}

/** What a keeper does in a change: it records and tells steps that were due. */
export interface FollowedChange {
  readonly caseId: string;
  readonly at: Instant;
  record(action: TrailAction, facts: TrailFacts, actor: { readonly role: 'SYSTEM' }): void;
  emit<D extends EventDefinition>(event: D, data: EventData<D>): string;
}

export interface ChangeToFollow {
  readonly change: FollowedChange;
  /** Up to when the case's steps had fired: the time of the change before this one. */
  readonly before: Instant | undefined;
  /** Links the trail had before this change. */
  readonly links: number;
  /** Events that the change leaves. */
  readonly events: readonly EventEnvelope[];
  readonly held: HeldDuties | undefined;
}

/** Derives what a case owes from the events of each change, in its transaction. A service with duties has one. */
export interface DutyKeeper {
  /** Clocks of which an ended duty keeps another from beginning. */
  readonly once: readonly string[];
  /** May record and emit in the change: steps that were due by now. Undefined when nothing is owed that was not owed before. @throws Error what cannot be derived: then nothing is changed */
  follow(tx: Tx, followed: ChangeToFollow): Promise<Followed | undefined>;
}

type Held = HeldDuties & { readonly case: string };

const COLUMNS = '"case", duties, places, hidden, followed';

/** What these cases owe, asked behind the locks of their heads. Empty for a service without duties. */
export async function heldDuties(tx: Tx, keeper: DutyKeeper | undefined, cases: readonly string[]): Promise<ReadonlyMap<string, HeldDuties>> {
  const rows = keeper === undefined || cases.length === 0 ? [] : await tx.query<Held>(`SELECT ${COLUMNS} FROM held_duties($1, $2)`, [cases, keeper.once]);
  return new Map(rows.map((row) => [row.case, row]));
}

/** As `heldDuties`, of the one case that the transaction is admitted to. */
export async function admittedDuties(tx: Tx, keeper: DutyKeeper | undefined): Promise<HeldDuties | undefined> {
  return keeper === undefined ? undefined : tx.maybeOne<Held>(`SELECT ${COLUMNS} FROM held_duties((SELECT (app.reports())[1:1]), $1)`, [keeper.once]);
}
