import type { PlainDate } from '@referrals/calendar';
import { holds } from '../child/period.domain.js';
import { isHomeVisit, metChild, type Act } from './act.domain.js';
import type { NotMet } from './codes.domain.js';
import type { Told } from './story.domain.js';

/** Reasons that say where the child is: nobody has to look for it. */
const KNOWN_WHERE: readonly (NotMet | null | undefined)[] = ['ILL', 'AT_SCHOOL', 'WITH_PARENTS'];

/**
 * Days in the present span on which somebody came to the house and did not see the child, since it was last seen or spoken with by anybody
 * anywhere; none outside a span. How late an act was entered plays no part.
 */
export function notSeen({ asOf, spans, acts = [] }: Told): number {
  const span = spans.find((one) => holds(one, asOf));
  if (span === undefined) return 0;
  const told = acts.filter((act) => act.void !== true && act.on <= asOf);
  const found = told.filter(metChild).reduce<PlainDate | ''>((last, { on }) => (on > last ? on : last), '');
  const inVain = told.filter((act) => isHomeVisit(act) && act.childSeen !== true && act.on >= span.from && act.on > found);
  const explained = new Set(inVain.filter(isExplained).map(({ on }) => on));
  return new Set(inVain.map(({ on }) => on).filter((on) => !explained.has(on))).size;
}

const isExplained = ({ notMet }: Act): boolean => KNOWN_WHERE.includes(notMet);
