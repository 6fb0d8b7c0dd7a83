import type { PlainDate } from '@referrals/calendar';
import { presentCode } from '../routing/division.js';
import { bookFaults } from './book-faults.js';
import { prefixOf, type Pack, type PackKind } from './pack.js';

/** All packs of a kind: several areas, several versions of each. */
export class PackBook<P extends Pack = Pack> {
  constructor(readonly of: PackKind<P>, readonly packs: readonly P[]) {}

  /**
   * The pack in force on a day for a place: of the areas that hold the place and have one by then the smallest, and of that area the latest.
   * @param division code of the place, two digits or more, old or present
   */
  inForce(division: string, day: PlainDate): P | undefined {
    const place = presentCode(division);
    return this.packs.filter(({ area, effectiveFrom }) => place.startsWith(prefixOf(area)) && effectiveFrom <= day)
      .sort((a, b) => prefixOf(b.area).length - prefixOf(a.area).length || (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0];
  }

  /** The very pack a decision was made by. */
  version(area: string, version: number): P | undefined {
    return this.packs.find((pack) => pack.area === area && pack.version === version);
  }

  /** What is wrong with any of them, or with how they stand beside each other: a service does not start with it. */
  faults(): string[] {
    return bookFaults(this.of, this.packs);
  }
}
