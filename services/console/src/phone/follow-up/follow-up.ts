import { answerOf, api } from '../../shared/api';
import { ChangeKeys } from '../../shared/idempotency';
import type { SupplementBody } from '../journey/Supplement';
import type { Progress } from '../journey/types';

/** What number and code open, for a quarter of an hour: in memory alone. */
export interface Opened { readonly report: string; readonly token: string }

const keys = new ChangeKeys();
const by = ({ token }: Opened): { readonly headers: { readonly Authorization: string } } => ({ headers: { Authorization: `Bearer ${token}` } });

export async function openBy(number: string, verificationCode: string): Promise<Opened> {
  const { report, token } = await answerOf(api.POST('/api/mandatory-reporting/follow-up', { body: { number: number.trim(), verificationCode: verificationCode.trim() } }));
  return { report, token };
}

/** How it stands; nothing of the report itself is asked for. */
export async function progressOf(opened: Opened): Promise<Progress> {
  return await answerOf(api.GET('/api/referral-desk/reports/{reportId}/progress', { params: { path: { reportId: opened.report } }, ...by(opened) }));
}

export async function saw(opened: Opened, ids: readonly string[]): Promise<void> {
  const path = `receipt ${opened.report}`;
  await api.POST('/api/referral-desk/reports/{reportId}/feedback/receipt', {
    params: { path: { reportId: opened.report }, header: { 'Idempotency-Key': keys.keyOf(path, undefined, ids) } }, body: { ids: [...ids] }, ...by(opened),
  });
  keys.answered(path, undefined, ids);
}

export async function supplement(opened: Opened, body: SupplementBody): Promise<void> {
  const path = `supplement ${opened.report}`;
  await api.POST('/api/mandatory-reporting/reports/{id}/supplements', {
    params: { path: { id: opened.report }, header: { 'Idempotency-Key': keys.keyOf(path, undefined, body) } }, body, ...by(opened),
  });
  keys.answered(path, undefined, body);
}
