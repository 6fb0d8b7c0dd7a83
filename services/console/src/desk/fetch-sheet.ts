import { answerOf, api } from '../shared/api';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Routes of figures that answer by a workbook as well. */
export type SheetPath = '/api/referral-desk/figures/open' | '/api/referral-desk/figures/times' | '/api/referral-desk/figures/counts' | '/api/mandatory-reporting/figures/situations';

/** The same figures that the page shows, as a workbook that the server made. */
export const fetchSheet = (path: SheetPath, query: Readonly<Record<string, string>>): Promise<Blob> =>
  answerOf(api.GET(path, { params: { query }, headers: { Accept: XLSX }, parseAs: 'blob' } as never) as unknown as Promise<{ data?: Blob }>);
