import { answerOf, api } from '../../shared/api';
import { ChangeKeys } from '../../shared/idempotency';
import { within } from '../../shared/within';
import type { Progress, SupplementBody } from '../journey/types';

/** What number and code open, for a quarter of an hour: in memory alone. */
export interface Opened { readonly report: string; readonly token: string }

const keys = new ChangeKeys();
const by = ({ token }: Opened): { readonly headers: { readonly Authorization: string } } => ({ headers: { Authorization: `Bearer ${token}` } });

export async function openBy(number: string, verificationCode: string): Promise<Opened> {
  const body = { number: number.trim(), verificationCode: verificationCode.trim() };
  const { report, token } = await within((signal) => answerOf(api.POST('/api/mandatory-reporting/follow-up', { body, signal })));
  return { report, token };
}

/** When it was filed, and when something was added: to number and code no word of it is told. */
export interface Times { readonly filedAt: string; readonly supplementedAt: readonly string[] }
export interface Standing { readonly progress: Progress; readonly times: Times }

/** How it stands. */
export async function standingOf(opened: Opened): Promise<Standing> {
  return await within(async (signal) => {
    const [progress, { filedAt, supplementedAt = [] }] = await Promise.all([
      answerOf(api.GET('/api/referral-desk/reports/{reportId}/progress', { params: { path: { reportId: opened.report } }, ...by(opened), signal })),
      answerOf(api.GET('/api/mandatory-reporting/reports/{id}', { params: { path: { id: opened.report } }, ...by(opened), signal })),
    ]);
    return { progress, times: { filedAt, supplementedAt } };
  });
}

export async function saw(opened: Opened, ids: readonly string[]): Promise<void> {
  const path = `receipt ${opened.report}`;
  await within((signal) => api.POST('/api/referral-desk/reports/{reportId}/feedback/receipt', {
    params: { path: { reportId: opened.report }, header: { 'Idempotency-Key': keys.keyOf(path, undefined, ids) } }, body: { ids: [...ids] }, ...by(opened), signal,
  }));
  keys.answered(path, undefined, ids);
}

/** The same words go by the same key until they were answered, also after number and code were given again: whatever was lost on the way, they are there once. */
export async function supplement(opened: Opened, body: SupplementBody): Promise<void> {
  const path = `supplement ${opened.report}`;
  await within((signal) => api.POST('/api/mandatory-reporting/reports/{id}/supplements', {
    params: { path: { id: opened.report }, header: { 'Idempotency-Key': keys.keyOf(path, undefined, body) } }, body, ...by(opened), signal,
  }));
  keys.answered(path, undefined, body);
}
