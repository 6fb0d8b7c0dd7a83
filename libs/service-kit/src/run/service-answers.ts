import { Id, InstantField } from '@referrals/contracts';
import { MOST_IDS_ASKED } from '@referrals/event-bus';
import { z } from 'zod';

/** What other services answer, as far as it is needed here: more than this is no fault, it may be of a later release. */
export const SomeIds = z.object({ ids: z.array(Id).max(MOST_IDS_ASKED) });

export const Subscriptions = z.object({
  items: z.array(z.object({ type: z.string(), id: z.uuid(), wanted: z.enum(['beginning', 'now']), state: z.enum(['JOINING', 'JOINED']), joinedAt: InstantField.nullable() })),
});

export const Histories = z.object({
  items: z.array(z.object({ type: z.string(), joinId: z.uuid(), events: z.int(), total: z.int(), done: z.boolean() })),
});
