/**
 * How far somebody has seen: all of transactions below `xid`. `epoch` is the database cluster's own: a place of another one (a backup was
 * restored) means nothing here. `at`: seconds since 1970, by the machine's clock.
 */
export interface Place { readonly epoch: string; readonly xid: string; readonly at: number }

/** Entries are kept for a day; from an older place something may be gone. */
const GOOD_FOR_SECONDS = 43_200;

/** As the id of an event. */
export const idOf = ({ epoch, xid, at }: Place): string => `${epoch}.${xid}.${at}`;

/** The place an event's id names; undefined when it names none, or one too long ago. */
export function placeOf(id: string, now: number): Place | undefined {
  const [, epoch, xid, at] = /^([0-9]{1,6})\.([0-9]{1,18})\.([0-9]{1,12})$/.exec(id) ?? [];
  if (epoch === undefined || xid === undefined || Math.abs(now - Number(at)) > GOOD_FOR_SECONDS) return undefined;
  return { epoch, xid, at: Number(at) };
}
