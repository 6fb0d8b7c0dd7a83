import type { Instant } from '@referrals/calendar';
import { evaluate, sourceText, whatIf, type EvaluatedReferral, type Facts, type RoutingPack } from '@referrals/policy';
import type { RoutingDecision } from './route-report.domain.js';
import type { RoutingView } from './routing.dto.js';

export interface Explained {
  readonly decision: RoutingDecision;
  readonly decidedAt: Instant;
  readonly facts: Facts;
  /** Codes of warnings of the form, beside the pack's own. */
  readonly warnings: readonly string[];
  /** Rows may be shown: to the reporter, and to desks unless the reporter is hidden. */
  readonly rows: boolean;
  /** What other facts would have changed may be shown: nothing is among them that the reader did not tell or may not read. */
  readonly alternatives: boolean;
  /** The pairs to show in place of the decision's. */
  readonly asHidden?: readonly EvaluatedReferral[];
}

/**
 * The pairs of a decision as they would be of a hidden reporter: for desks, where it was made before the reporter was hidden. What only a
 * known reporter's kind or unit gave is left out.
 * @param pack one that says who is hidden
 */
export function pairsOfHidden(pack: RoutingPack, facts: Facts, referrals: readonly EvaluatedReferral[]): EvaluatedReferral[] {
  return evaluate(pack, facts).referrals.filter(({ agency, site }) => referrals.some((one) => one.agency === agency && one.site === site));
}

/** A decision in words: each row's sentence and source from the pack that decided. */
export function explainRouting(pack: RoutingPack, { decision, decidedAt, facts, warnings, rows, alternatives, asHidden }: Explained): RoutingView {
  const { evaluation } = decision;
  const shown = asHidden ?? evaluation.referrals;
  const known = pack.area === evaluation.pack && pack.version === evaluation.version ? pack.rows : [];
  return {
    pack: evaluation.pack, version: evaluation.version, directoryRevision: decision.directoryRevision, decidedAt,
    referrals: shown.map(({ agency, site, role, rows: numbers }) => ({
      agency, site, role,
      ...(rows ? { rows: numbers.map((number) => {
        const row = known.find((one) => one.no === number);
        return { row: number, text: row?.zh ?? '', source: row?.source ?? '', sourceText: row === undefined ? '' : sourceText(row.source) };
      }) } : {}),
    })),
    warnings: [...new Set([...evaluation.warnings, ...warnings])].sort(),
    ...(alternatives ? { whatIf: whatIf(pack, facts).map((one) => ({ ...one, added: [...one.added], raised: [...one.raised], lowered: [...one.lowered], removed: [...one.removed] })) } : {}),
  };
}
