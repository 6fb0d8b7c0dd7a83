/** As much of an inbox row as decides how it is taken. */
export interface Taken {
  readonly seq: number;
  readonly key: string;
  readonly type: string;
  /** It failed before, or was in flight when a process ended: tried alone. */
  readonly suspect: boolean;
}

export interface BatchPlan<R> {
  /** The attempt of each is committed before any is tried. */
  readonly counted: boolean;
  readonly rows: readonly R[];
}

/**
 * What of the ready rows (in order of `seq`) goes into one transaction. A suspect goes alone. Rows up to `carefulUpTo` (what
 * waited when the process started, so one of them may have ended the last one) go together, but counted first: when they end the
 * process again, each is a suspect. All others go together uncounted.
 */
export function planBatch<R extends Taken>(rows: readonly R[], carefulUpTo: number): BatchPlan<R> {
  const [first] = rows;
  if (first === undefined) return { counted: false, rows: [] };
  if (first.suspect) return { counted: true, rows: [first] };
  const counted = first.seq <= carefulUpTo;
  const end = rows.findIndex((row) => row.suspect || (row.seq <= carefulUpTo) !== counted);
  return { counted, rows: end === -1 ? rows : rows.slice(0, end) };
}

/** The topic of an event type: service and aggregate. */
export const topicOf = (type: string): string => type.split('.', 2).join('.');

/** Which keys no longer flow within a batch. */
export class HeldKeys {
  private readonly held = new Set<string>();

  /** Everything of this key waits behind a failure. */
  holdKey(row: Taken): void {
    this.held.add(row.key);
  }

  /** "Not yet" holds its own topic only: what it waits for may come behind it on another. */
  holdTopic(row: Taken): void {
    this.held.add(`${row.key} ${topicOf(row.type)}`);
  }

  holds(row: Taken): boolean {
    return this.held.has(row.key) || this.held.has(`${row.key} ${topicOf(row.type)}`);
  }
}
