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
 * What has to come before what: a unit waits for every unit that had ended, in the recording, before it began and that named an id
 * it names too; a hand-over waits for every outbox row of its shard that was committed by then, and stands for their events.
 */
export function planReplay(units: readonly Unit[], lasting: ReadonlySet<string>): Planned[] {
  const named = units.map((unit) => ownIds(unit, lasting));
  /** By id: the ended units that none of the others waited for. */
  const last = new Map<string, Set<number>>();
  const unsent = new Map<string, number[]>();
  const after = units.map(() => new Set<number>());
  const standsFor = new Map<number, Set<string>>();
  const events = units.flatMap((unit, index) => [{ at: unit.start, index, ends: false }, { at: unit.end, index, ends: true }])
    .sort((a, b) => a.at - b.at || Number(b.ends) - Number(a.ends) || a.index - b.index);
  for (const { index, ends } of events) {
    const unit = units[index] as Unit;
    const [wait, shard] = [after[index] as Set<number>, handOverOf(unit)];
    const ids = standsFor.get(index) ?? named[index] ?? new Set();
    if (!ends) {
      for (const id of ids) for (const other of last.get(id) ?? []) wait.add(other);
      if (shard === undefined) continue;
      const senders = unsent.get(shard) ?? [];
      unsent.delete(shard);
      for (const sender of senders) wait.add(sender);
      standsFor.set(index, new Set(senders.flatMap((sender) => [...named[sender] ?? []])));
      continue;
    }
    for (const id of ids) last.set(id, new Set([...last.get(id) ?? []].filter((other) => !wait.has(other))).add(index));
    if (shard === undefined) for (const place of outboxesOf(unit)) unsent.set(place, [...unsent.get(place) ?? [], index]);
  }
  return units.map((unit, index) => ({ unit, after: [...after[index] ?? []] }));
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
