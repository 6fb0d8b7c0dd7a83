import type { components } from '#api';
import { answerOf, api } from '../../shared/api';
import { ChangeKeys } from '../../shared/idempotency';
import type { Progress } from '../journey/types';

export type ListedReport = components['schemas']['ListedReport'];
export type ReportContent = components['schemas']['ReportContent'];

const keys = new ChangeKeys();

export async function reportsAfter(cursor?: string): Promise<components['schemas']['MyReports']> {
  return await answerOf(api.GET('/api/mandatory-reporting/reports', { params: { query: cursor === undefined ? {} : { cursor } } }));
}

export async function progressOf(reportId: string): Promise<Progress> {
  return await answerOf(api.GET('/api/referral-desk/reports/{reportId}/progress', { params: { path: { reportId } } }));
}

export async function contentOf(id: string): Promise<ReportContent> {
  return await answerOf(api.GET('/api/mandatory-reporting/reports/{id}', { params: { path: { id } } }));
}

/** Tells that answers were on the screen. */
export async function sawAnswers(reportId: string, ids: readonly string[]): Promise<void> {
  const path = `receipt ${reportId}`;
  await api.POST('/api/referral-desk/reports/{reportId}/feedback/receipt', {
    params: { path: { reportId }, header: { 'Idempotency-Key': keys.keyOf(path, undefined, ids) } }, body: { ids: [...ids] },
  });
  keys.answered(path, undefined, ids);
}
