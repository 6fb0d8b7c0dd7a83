/**
 * What a stream tells: a message to me that came or that I read; a referral of my worklist that came, changed or left. `all`: anything may have
 * changed. `began`: what came between the reading of this page and the stream's beginning was not told.
 */
export type Told =
  | { readonly name: 'all' }
  | { readonly name: 'began' }
  | { readonly name: 'message'; readonly kind: 'ARRIVAL' | 'ESCALATION' | 'ANSWER'; readonly read: boolean }
  | { readonly name: 'referral'; readonly id: string; readonly reportId?: string; readonly change: 'ARRIVED' | 'CHANGED' | 'LEFT' };

export const INBOX = '/api/directory/inbox';
export const CARDS = '/api/mandatory-reporting/reports/cards';
/** Work of my desks. */
const REFERRALS = '/api/referral-desk/';
const WORK = [REFERRALS, '/api/mandatory-reporting/'];
/** Lists and counts in which any of my referrals may stand. Nothing of them opens a report or is recorded as a look at one. */
const LISTS = ['/api/referral-desk/worklist', '/api/referral-desk/duties', '/api/referral-desk/figures/open', CARDS];

const isBelow = (path: string, prefixes: readonly string[]): boolean => prefixes.some((prefix) => path.startsWith(prefix));

/** Whether what is kept under a key may be otherwise than what was told says. Of one referral: lists, and what was asked of it or of its report alone. */
export function isStaleBy(told: Told, key: readonly unknown[]): boolean {
  const [path] = key;
  if (typeof path !== 'string') return false;
  // No report is looked at again for it.
  if (told.name === 'began') return isBelow(path, [INBOX, REFERRALS, CARDS]);
  if (told.name === 'all') return isBelow(path, [INBOX, ...WORK]);
  if (told.name === 'message') return isBelow(path, told.read ? [INBOX] : [INBOX, ...LISTS]);
  const asked = JSON.stringify(key);
  return isBelow(path, LISTS) || (isBelow(path, WORK) && [told.id, told.reportId].some((id) => id !== undefined && asked.includes(id)));
}
