import type { CaseFile, Referral } from './case.domain.js';

/** Desks the referral is hidden from; the desk of last resort is exempt where it holds the case. */
export function hiddenDesks(file: CaseFile, referral: Referral): readonly string[] {
  return referral.because === 'LAST_RESORT' ? file.excludedDesks.filter((desk) => desk !== referral.owner) : file.excludedDesks;
}
