import { shanghaiDate } from '@referrals/calendar';
import type { Because } from '@referrals/contracts';
import type { DirectoryCopy } from './directory-copy.port.js';
import { evaluate, type EvaluatedReferral, type Evaluation } from './evaluate.js';
import type { Facts } from './facts.js';
import { findDesk } from './find-desk.js';
import { routeReferrals } from './route-referrals.js';
import type { RoutingPack } from './routing-pack.js';

export interface DecidedReferral extends EvaluatedReferral {
  readonly desk: { readonly id: string; readonly name: string };
  readonly because: Because;
}

export interface Decision extends Evaluation { readonly referrals: readonly DecidedReferral[] }

/**
 * The whole decision: which agencies, which desks, and why each. The same facts, pack version and directory give the same bytes.
 * @throws DomainError ROUTING_NOT_READY as `findDesk`
 */
export function decide(pack: RoutingPack, facts: Facts, directory: DirectoryCopy): Decision {
  const evaluation = evaluate(pack, facts);
  const routed = routeReferrals(pack, evaluation, facts, directory);
  const on = shanghaiDate(facts.at);
  const referrals = evaluation.referrals.map((referral, index) => {
    const { desk, because } = findDesk(directory, routed.requests[index] ?? referral, routed, on);
    return { ...referral, desk: { id: desk.id, name: desk.name }, because };
  });
  return { pack: evaluation.pack, version: evaluation.version, referrals, warnings: evaluation.warnings };
}
