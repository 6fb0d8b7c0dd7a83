import { LEAVES_ROWS, NAMES_ROWS, READS_ROWS } from './relay-rows.js';
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
 * What has to come before what: a unit waits for every unit that ended before it and named an id that it names too, not only for
 * those that ended before it began, because a process hears of a commit later than PostgreSQL shows its rows. A hand-over waits
 * likewise for the changes of its shards, and stands for their events.
 */
export function planReplay(units: readonly Unit[], lasting: ReadonlySet<string>): Planned[] {
  const named = units.map((unit) => ownIds(unit, lasting));
  /** By id: the last that ended; it waited for all before it. */
  const last = new Map<string, number>();
  const unsent = new Map<string, number[]>();
  const after = units.map(() => new Set<number>());
  for (const [index, unit] of [...units.entries()].sort(([, one], [, other]) => one.end - other.end)) {
    const wait = after[index] as Set<number>;
    const places = handOverOf(unit);
    const senders = (places ?? []).flatMap((place) => unsent.get(place) ?? []);
    for (const place of places ?? []) unsent.delete(place);
    const ids = new Set([...named[index] ?? [], ...senders.flatMap((sender) => [...named[sender] ?? []])]);
    for (const sender of senders) wait.add(sender);
    for (const id of ids) {
      const other = last.get(id);
      if (other !== undefined) wait.add(other);
      last.set(id, index);
    }
    if (places === undefined) for (const place of outboxesOf(unit)) unsent.set(place, [...unsent.get(place) ?? [], index]);
  }
  return units.map((unit, index) => ({ unit, after: [...after[index] ?? []] }));
}

/** `schema shard` of all that a relay's transaction looked through, when it carried something. */
function handOverOf({ statements }: Unit): string[] | undefined {
  if (!statements.some(({ text }) => NAMES_ROWS.test(text))) return undefined;
  return statements.flatMap(({ text, values }) => {
    const schema = READS_ROWS.exec(text)?.[1];
    return schema === undefined ? [] : (values?.[0] ?? '').replace(/[{}"]/g, '').split(',').map((shard) => `${schema} ${shard}`);
  });
}

/** `schema shard` of each outbox a transaction writes to. */
function outboxesOf({ user, statements }: Unit): string[] {
  const schema = /^referrals_(\w+)_(app|worker)$/.exec(user)?.[1] ?? '';
  const changes = statements.filter(({ text }) => LEAVES_ROWS.test(text)).flatMap(({ values }) => JSON.parse(values?.[0] ?? '[]') as { shard: number; envelopes?: unknown[] }[]);
  return [...new Set(changes.filter(({ envelopes = [] }) => envelopes.length > 0).map(({ shard }) => `${schema} ${shard}`))];
}
