import type { Agency, Role, Site } from '@referrals/contracts';
import type { Pack } from '../packs/pack.js';
import type { Condition, PlaceFact, Words } from './condition.js';

/** One consequence of a row. */
export interface Consequence {
  readonly agency: Agency;
  readonly role: Role;
  /** A referral of its own at this site, beside the agency's other one. */
  readonly site?: Site;
  /** The site when no other row gives this agency anything. */
  readonly aloneAt?: Site;
}

export interface Row {
  /** Its number in explanations; rows are evaluated in this order. */
  readonly no: number;
  /** What it says, for officials who ask why. */
  readonly zh: string;
  readonly when: Condition;
  readonly gives: readonly Consequence[];
  /** Law, notice or document it rests on; `design` where it is our own. */
  readonly source: string;
}

/** A division fact, or where an organisation stands: the child's school, the reporter's unit. */
export type PlaceName = PlaceFact | 'school' | 'unit';

export interface PlaceRule { readonly place: PlaceName; readonly when?: Condition }

/** Where referrals go in one area: data. Another city replaces the pack, not the code. */
export interface RoutingPack extends Pack, Words {
  readonly rows: readonly Row[];
  /** Site of an agency's referral: the first rule whose condition holds. Agencies not named: NOW. */
  readonly sites: readonly { readonly agency: Agency; readonly site: Site; readonly when?: Condition }[];
  /** Where each site is looked for, in order; a place that is unknown or has no desk of the agency is passed over. */
  readonly places: Readonly<Record<Site, readonly PlaceRule[]>>;
  /** Whose supervising desk on record goes before geography. */
  readonly supervisors: Readonly<Partial<Record<Site, readonly PlaceRule[]>>>;
  /** Police desks of at most six digits only. */
  readonly countyPoliceOnly: Condition;
  /** Mediation is refused. */
  readonly noMediation: Condition;
  /** Agencies of which no desk may receive it. */
  readonly barredAgencies: readonly { readonly when: Condition; readonly agencies: readonly Agency[] }[];
  /** When nothing may tell who reported: then rows, words, sites and places know neither the reporter's kind nor their organisation. */
  readonly hidden?: Condition;
  /** Agencies that the reporter wants it kept from: a NOTICE to one is not given, a LEAD or SUPPORT of one is the coordinator's. */
  readonly keptFrom?: readonly { readonly when: Condition; readonly agencies: readonly Agency[] }[];
  /** When the desks of the reporter's own organisation are excluded. */
  readonly keptFromUnit?: Condition;
  /** A suspect member of staff whose organisation was not told: whose staff they count as. */
  readonly staffOf: readonly PlaceRule[];
}
