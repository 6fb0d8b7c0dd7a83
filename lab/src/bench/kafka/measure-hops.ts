import { ReportFiled } from '@referrals/contracts';
import { ask } from '@referrals/testing';
import { Stopwatch } from '../stopwatch.js';

export const HOPS = ['filed → sent', 'sent → in the inbox', 'in the inbox → in effect'] as const;

interface Sent { readonly id: string; readonly at: number; readonly sent: number }
interface Handled { readonly id: string; readonly received: number; readonly done: number }

const millis = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`;

/** Where the newest filings spent their time on the way to the desks, by the moments each service wrote down. */
export async function measureHops(reporting: string, desk: string, newest: number): Promise<Stopwatch> {
  const sent = await ask<Sent>(reporting,
    `SELECT id, ${millis('at')} AS at, ${millis('sent_at')} AS sent FROM mandatory_reporting.outbox WHERE type = '${ReportFiled.type}' AND sent_at IS NOT NULL ORDER BY seq DESC LIMIT ${newest}`);
  const handled = await ask<Handled>(desk,
    `SELECT id, ${millis('received_at')} AS received, ${millis('done_at')} AS done FROM referral_desk.inbox WHERE type = '${ReportFiled.type}' AND done_at IS NOT NULL ORDER BY seq DESC LIMIT ${newest}`);
  const arrivals = new Map(handled.map((row) => [row.id, row]));
  const watch = new Stopwatch();
  for (const { id, at, sent: sentAt } of sent) {
    const arrival = arrivals.get(id);
    if (arrival === undefined) continue;
    watch.add(HOPS[0], sentAt - at);
    watch.add(HOPS[1], arrival.received - sentAt);
    watch.add(HOPS[2], arrival.done - arrival.received);
  }
  return watch;
}
