import { useRead, type ReadAnswer } from '../use-read';

/** What may be said with the moves of a referral, by whoever asks, as it stands. */
export type OfferedCodes = ReadAnswer<'/api/referral-desk/referrals/{id}/codes'>;

/** Undefined while they are not known. */
export const useCodes = (id: string): OfferedCodes | undefined => useRead('/api/referral-desk/referrals/{id}/codes', { path: { id } }).data;
