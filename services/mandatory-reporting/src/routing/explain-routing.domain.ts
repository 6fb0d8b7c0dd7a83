import type { Instant } from '@referrals/calendar';
import { whatIf, type Facts, type RoutingPack } from '@referrals/policy';
import type { RoutingDecision } from './route-report.domain.js';
import type { RoutingView } from './routing.dto.js';

export interface Explained {
  readonly decision: RoutingDecision;
  readonly decidedAt: Instant;
  readonly facts: Facts;
  /** Codes of warnings of the form, beside the pack's own. */
  readonly warnings: readonly string[];
  /** Rows may be shown: to the reporter, and to desks unless the reporter is confidential. */
  readonly rows: boolean;
  /** What other facts would have changed may be shown: nothing is among them that the reader did not tell or may not read. */
  readonly alternatives: boolean;
}

/** A decision in words: each row's sentence and source from the pack that decided. */
export function explainRouting(pack: RoutingPack, { decision, decidedAt, facts, warnings, rows, alternatives }: Explained): RoutingView {
  const { evaluation } = decision;
  const known = pack.area === evaluation.pack && pack.version === evaluation.version ? pack.rows : [];
  return {
    pack: evaluation.pack, version: evaluation.version, directoryRevision: decision.directoryRevision, decidedAt,
    referrals: evaluation.referrals.map(({ agency, site, role, rows: numbers }) => ({
      agency, site, role,
      ...(rows ? { rows: numbers.map((number) => {
        const row = known.find((one) => one.no === number);
        return { row: number, text: row?.zh ?? '', source: row?.source ?? '' };
      }) } : {}),
    })),
    warnings: [...new Set([...evaluation.warnings, ...warnings])].sort(),
    ...(alternatives ? { whatIf: whatIf(pack, facts).map((one) => ({ ...one, added: [...one.added], raised: [...one.raised], lowered: [...one.lowered], removed: [...one.removed] })) } : {}),
  };
}
