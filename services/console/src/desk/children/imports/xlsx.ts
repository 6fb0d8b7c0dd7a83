import type { components } from '#api';
import { answerOf, api } from '../../../shared/api';
import { XLSX } from '../../fetch-sheet';
import { saveBlob } from '../../save-file';

/** Sends a file to be checked; nothing is changed by that. */
export const checkFile = (file: File): Promise<components['schemas']['ImportView']> => answerOf(api.POST('/api/child-registry/imports/provincial', {
  params: { query: { dryRun: 'true' } }, headers: { 'Content-Type': XLSX }, body: file as never, bodySerializer: (body: unknown) => body as Blob,
}) as Promise<{ data?: components['schemas']['ImportView'] }>);

export type ExportKind = 'provincial' | 'roster';

/** Fetches files of a place as a workbook and hands it to the browser. */
export async function fetchExport(kind: ExportKind, body: components['schemas']['ExportBody'], name: string): Promise<void> {
  const blob: unknown = await answerOf(api.POST('/api/child-registry/exports/{kind}', { params: { path: { kind } }, body, parseAs: 'blob' }));
  saveBlob(`${name}.xlsx`, blob as Blob);
}
