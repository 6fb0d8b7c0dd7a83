import type { PlainDate } from '@referrals/calendar';

export const laterDay = (one: PlainDate, other: PlainDate): PlainDate => (one > other ? one : other);
