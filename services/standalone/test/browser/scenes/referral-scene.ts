import type { JsonBody } from '@referrals/client';
import { eventually } from '@referrals/testing';
import type { Exchange } from '../../exchange.js';

const REPORTS = '/api/mandatory-reporting/reports';
const DESKS = '/api/referral-desk';

export interface Arrived { readonly id: string; readonly reportId: string; readonly number: string }

/** Files a report, and waits until the account's desk has its referral. */
export async function arrivedAt(exchange: Exchange, form: object, account: string): Promise<Arrived> {
  const [teacher, desk] = [exchange.person('teacher.yx'), exchange.person(account)];
  const { id, number } = await teacher.must(teacher.post(REPORTS, form));
  return eventually(async () => {
    const { items } = await desk.must(desk.get(`${DESKS}/worklist?number=${number}`));
    const item = items.find((one: JsonBody) => one.reportId === id);
    if (item === undefined) throw new Error('not there yet');
    // What lets the desk read may still be on its way.
    if ((await desk.must(desk.post(`${REPORTS}/cards`, { ids: [id] }))).items.length === 0) throw new Error('may not be read yet');
    return { id: item.id as string, reportId: id as string, number: number as string };
  }, { timeoutMs: 20_000 });
}

/** The account's desk gives it back to the coordinator. */
export async function returnedBy(exchange: Exchange, { id }: Arrived, account: string): Promise<void> {
  const desk = exchange.person(account);
  const held = await desk.must(desk.get(`${DESKS}/referrals/${id}`));
  const { version } = await desk.must(desk.post(`${DESKS}/referrals/${id}/open`, {}, { ifMatch: held.version as number }));
  await desk.must(desk.post(`${DESKS}/referrals/${id}/return`, { reason: 'OTHER_DESK', note: '演示：学校在别的街道。' }, { ifMatch: version as number }));
}
