import { NAMES_ROWS, READS_ROWS } from './relay-rows.js';
import type { Unit } from './read-recording.js';

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

export interface Planned {
  readonly unit: Unit;
  /** Units that must be done before it begins: those that made what it changes. */
  readonly after: readonly number[];
}

/** Ids in a unit that are the recording's own: not desks, people or organisations. */
export function ownIds({ statements }: Unit, lasting: ReadonlySet<string>): Set<string> {
  const ids = new Set<string>();
  for (const { text, values } of statements) {
    for (const part of values ?? [text]) for (const id of part?.match(UUID) ?? []) if (!lasting.has(id)) ids.add(id);
  }
  return ids;
}

/**
 * What has to come before what: a unit waits for the last unit that had ended, in the recording, before it began and that named an
 * id it names too; a hand-over waits for every outbox row of its shard that was committed by then, and stands for their events.
 */
export function planReplay(units: readonly Unit[], lasting: ReadonlySet<string>): Planned[] {
  const named = units.map((unit) => ownIds(unit, lasting));
  const lastOf = new Map<string, number>();
  const carriedBy = new Map<string, number>();
  const unsent = new Map<string, number[]>();
  const after: number[][] = units.map(() => []);
  const carried = new Map<number, number[]>();
  const events = units.flatMap((unit, index) => [{ at: unit.start, index, ends: false }, { at: unit.end, index, ends: true }])
    .sort((a, b) => a.at - b.at || Number(b.ends) - Number(a.ends) || a.index - b.index);
  for (const { index, ends } of events) {
    const unit = units[index] as Unit;
    const shard = handOverOf(unit);
    if (!ends) {
      const wait = new Set([...named[index] ?? []].flatMap((id) => [lastOf.get(id) ?? [], carriedBy.get(id) ?? []].flat()));
      if (shard !== undefined) {
        carried.set(index, unsent.get(shard) ?? []);
        unsent.delete(shard);
        for (const sender of carried.get(index) ?? []) wait.add(sender);
      }
      after[index] = [...wait];
    } else if (shard !== undefined) {
      for (const sender of carried.get(index) ?? []) for (const id of named[sender] ?? []) carriedBy.set(id, index);
    } else {
      for (const id of named[index] ?? []) lastOf.set(id, index);
      for (const place of outboxesOf(unit)) unsent.set(place, [...unsent.get(place) ?? [], index]);
    }
  }
  return units.map((unit, index) => ({ unit, after: after[index] ?? [] }));
}

/** `schema shard` of a relay's transaction that carried something. */
function handOverOf({ statements }: Unit): string | undefined {
  if (!statements.some(({ text }) => NAMES_ROWS.test(text))) return undefined;
  for (const { text, values } of statements) {
    const schema = READS_ROWS.exec(text)?.[1];
    if (schema !== undefined) return `${schema} ${values?.[0]}`;
  }
  return undefined;
}

/** `schema shard` of each outbox a transaction writes to. */
function outboxesOf({ user, statements }: Unit): string[] {
  const schema = /^referrals_(\w+)_(app|worker)$/.exec(user)?.[1] ?? '';
  return [...new Set(statements.filter(({ text }) => text.includes('INSERT INTO outbox')).map(({ values }) => `${schema} ${values?.[0]}`))];
}
