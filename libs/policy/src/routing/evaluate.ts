import type { Agency, Role, Site } from '@referrals/contracts';
import { holds, type Given } from './condition.js';
import type { Facts } from './facts.js';
import { keptFrom, openFacts } from './hidden-reporter.js';
import { strongest, inOrder } from './roles.js';
import type { Row, RoutingPack, Consequence } from './routing-pack.js';
import { warningsOf, type Warning } from './warnings.js';

/** One referral the pack asks for: one per (agency, site), with the numbers of all rows that match, ascending. */
export interface EvaluatedReferral {
  readonly agency: Agency;
  readonly site: Site;
  readonly role: Role;
  readonly rows: readonly number[];
}

export interface Evaluation {
  /** Area of the pack. */
  readonly pack: string;
  readonly version: number;
  /** LEAD, SUPPORT, NOTICE, then by agency, then by site. Never without a LEAD. */
  readonly referrals: readonly EvaluatedReferral[];
  readonly warnings: readonly Warning[];
}

interface Hit extends Given { readonly no: number; readonly aloneAt: Site | undefined }

/** Which agencies the pack sends these facts to, and why. Pure: the same facts and version give the same bytes. */
export function evaluate(pack: RoutingPack, told: Facts): Evaluation {
  const facts = openFacts(pack, told);
  const kept = keptFrom(pack, told);
  const hits: Hit[] = [];
  for (const row of pack.rows) {
    if (holds(row.when, pack, facts, hits)) hits.push(...row.gives.map((one) => hit(pack, facts, row, one)));
  }
  return { pack: pack.area, version: pack.version, referrals: inOrder(withoutNotices(grouped(hits), kept)), warnings: warningsOf(facts) };
}

/** Without what would only be a notice to an agency that it is kept from. */
export function withoutNotices<T extends Pick<EvaluatedReferral, 'agency' | 'role'>>(referrals: readonly T[], kept: readonly Agency[]): T[] {
  return referrals.filter(({ agency, role }) => role !== 'NOTICE' || !kept.includes(agency));
}

/** The site an agency's referral is looked for, unless a row says otherwise. */
export function siteOf(pack: RoutingPack, agency: Agency, facts: Facts): Site {
  const rule = pack.sites.find((one) => one.agency === agency && (one.when === undefined || holds(one.when, pack, facts)));
  return rule?.site ?? 'NOW';
}

function hit(pack: RoutingPack, facts: Facts, row: Row, one: Consequence): Hit {
  return { no: row.no, agency: one.agency, role: one.role, site: one.site ?? siteOf(pack, one.agency, facts), aloneAt: one.aloneAt };
}

function grouped(hits: readonly Hit[]): EvaluatedReferral[] {
  const pairs = new Map<string, EvaluatedReferral>();
  for (const one of hits) {
    const alone = hits.every((other) => other.agency !== one.agency || other.aloneAt !== undefined);
    const site = alone && one.aloneAt !== undefined ? one.aloneAt : one.site;
    const key = `${one.agency} ${site}`;
    const before = pairs.get(key);
    pairs.set(key, {
      agency: one.agency, site, role: before ? strongest(before.role, one.role) : one.role,
      rows: [...new Set([...(before?.rows ?? []), one.no])].sort((a, b) => a - b),
    });
  }
  return [...pairs.values()];
}
