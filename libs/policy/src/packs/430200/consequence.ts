import type { Agency, Site } from '@referrals/contracts';
import type { Then } from '../../routing/routing-pack.js';

type Where = Pick<Then, 'site' | 'aloneAt'>;

/** Answers for it: acknowledges, decides, answers. */
export const lead = (agency: Agency, site?: Site): Then => ({ agency, role: 'LEAD', ...(site && { site }) });
/** Owes the same in its own field. */
export const support = (agency: Agency, site?: Site): Then => ({ agency, role: 'SUPPORT', ...(site && { site }) });
/** Opens a filing card: number, time, unit of the lead, codes. */
export const notice = (agency: Agency, where: Where = {}): Then => ({ agency, role: 'NOTICE', ...where });
