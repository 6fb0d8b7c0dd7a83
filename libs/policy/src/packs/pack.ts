import type { PlainDate } from '@referrals/calendar';
import { presentCode } from '../routing/division.js';

/**
 * Rules of an area as data, in one version. Another area has a pack of its own; a rule that changes is a new version, and the old one stays
 * for what was decided by it. Plain JSON but for what is said here, so that its digest is the same everywhere.
 */
export interface Pack {
  /** What it decides: `routing`. In small letters. */
  readonly kind: string;
  /** Division code of the area: six digits or more. `430200` is the city with all its counties. */
  readonly area: string;
  /** 1, 2, 3 … */
  readonly version: number;
  /** The first day it is in force; it ends where the next version of the area begins. */
  readonly effectiveFrom: PlainDate;
}

/** What a kind of pack is: its name, and what can be wrong with the rules of one. */
export interface PackKind<P extends Pack> {
  readonly kind: string;
  /** Faults as sentences that name the row or code they mean; empty when it is whole. May be a schema's: `schemaFaults`. */
  faults(pack: P): readonly string[];
}

/** `routing/430200/1`: names a pack in locks, logs and decisions. */
export const packName = ({ kind, area, version }: Pack): string => `${kind}/${area}/${version}`;

/** The digits all divisions of the area begin with: a county or city stands for what is below it. */
export const prefixOf = (area: string): string => presentCode(area).replace(/^(\d{2})0000$/, '$1').replace(/^(\d{4})00$/, '$1');
