import type { PlainDate } from '@referrals/calendar';
import type { DivisionLevel, DivisionRecord } from '@referrals/contracts';
import { placePrefix, spellingsOf } from '@referrals/policy';

/** The divisions as a service knows them; immutable, shared between requests. Codes have 6, 9 or 12 digits. */
export class Divisions {
  private readonly sorted: readonly DivisionRecord[];
  private readonly byCode: ReadonlyMap<string, DivisionRecord>;

  constructor(divisions: readonly DivisionRecord[]) {
    this.sorted = [...divisions].sort((one, other) => (one.code < other.code ? -1 : 1));
    this.byCode = new Map(divisions.map((division) => [division.code, division]));
  }

  get(code: string): DivisionRecord | undefined {
    return this.byCode.get(code);
  }

  /** What lies in a place, itself included, by code: `within('430223', { level: 'VILLAGE', on })` are the villages that a county has on a day. */
  within(place: string, { level, on }: { readonly level?: DivisionLevel; readonly on?: PlainDate } = {}): DivisionRecord[] {
    const prefixes = spellingsOf(placePrefix(place));
    return this.sorted.filter((division) => prefixes.some((prefix) => division.code.startsWith(prefix))
      && (level === undefined || division.level === level) && (on === undefined || holdsOn(division, on)));
  }
}

/** Whether a division is one on a day. */
export function holdsOn({ validFrom, validTo }: Pick<DivisionRecord, 'validFrom' | 'validTo'>, on: PlainDate): boolean {
  return (validFrom === undefined || validFrom <= on) && (validTo === undefined || on < validTo);
}
