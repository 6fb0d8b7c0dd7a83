import { useQuery } from '@tanstack/react-query';
import { ask } from '../../shared/api';
import type { Agency } from '../../shared/codes';

export interface OfferedCode {
  readonly code: string;
  readonly label: string;
  /** What the reporter is told of it, unless the desk says it in words of its own; null when nothing is told. */
  readonly reporterReads: string | null;
  readonly needsProof: boolean;
  readonly handsOverTo?: Agency | 'NAMED';
  readonly asksNumber: boolean;
}

/** What may be said with the moves of a referral, by whoever asks, as it stands. */
export interface OfferedCodes {
  readonly decide: readonly OfferedCode[];
  readonly conclude: readonly OfferedCode[];
  readonly returnReasons: readonly { readonly code: string; readonly label: string; readonly needsNote: boolean }[];
  readonly toAgencies: readonly Agency[];
  readonly mayWithhold: boolean;
}

/** Undefined while they are not known. */
export function useCodes(id: string): OfferedCodes | undefined {
  const path = `/api/referral-desk/referrals/${id}/codes`;
  return useQuery({ queryKey: [path], queryFn: () => ask<OfferedCodes>(path) }).data;
}
