import { Id, InstantField, SERVICES } from '@referrals/contracts';
import { MOST_IDS_ASKED } from '@referrals/event-bus';
import { z } from 'zod';

/** Ids of events; who asks knows them. */
export const AskedIds = z.strictObject({ ids: z.array(Id).max(MOST_IDS_ASKED) });
export type AskedIds = z.output<typeof AskedIds>;

/** What a service answers to another that asks what it received. */
export const NotReceived = z.object({ ids: z.array(Id).max(MOST_IDS_ASKED) });

/** What a service listens to: where JOINING it has yet to get what was told before. */
export const Subscriptions = z.object({
  items: z.array(z.object({ type: z.string(), id: z.uuid(), wanted: z.enum(['beginning', 'now']), state: z.enum(['JOINING', 'JOINED']), joinedAt: InstantField.nullable() })),
});

export const SubscriberName = z.enum(SERVICES);

/** How far a service is with what another is to get of its past, in events. */
export const Histories = z.object({
  items: z.array(z.object({ type: z.string(), joinId: z.uuid(), events: z.int(), total: z.int(), done: z.boolean() })),
});

/** Those from before the asking service joined for what comes. */
export const SentBefore = z.object({ ids: z.array(Id).max(MOST_IDS_ASKED) });
