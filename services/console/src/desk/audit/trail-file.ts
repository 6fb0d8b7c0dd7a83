import type { TrailEntry } from '../../shared/check-trail';
import { saveFile } from '../save-file';

/** Which services keep a trail of a report. */
export const HOLDERS = ['mandatory-reporting', 'referral-desk'] as const;
export type Holder = (typeof HOLDERS)[number];

const FORMAT = 'trails.v1';

/** What is exported of a report: its trails, as they are. Ids, codes and times; no name, no number, no story. */
export interface TrailFile {
  readonly format: typeof FORMAT;
  readonly report: string;
  readonly exportedAt: string;
  readonly trails: readonly { readonly service: Holder; readonly entries: readonly TrailEntry[] }[];
}

export const trailFile = (report: string, exportedAt: string, trails: TrailFile['trails']): TrailFile => ({ format: FORMAT, report, exportedAt, trails });

/** Gives it to whoever asked, as a file. */
export const download = (file: TrailFile): void => { saveFile(`${file.report}.json`, JSON.stringify(file, null, 1), 'application/json'); };

/** Reads a file on this computer; undefined when it is no export of ours, or a trail was taken out of it. */
export async function readTrailFile(file: File): Promise<TrailFile | undefined> {
  try {
    const read = JSON.parse(await file.text()) as Partial<TrailFile>;
    return read.format === FORMAT && Array.isArray(read.trails) && HOLDERS.every((holder) => read.trails?.some(({ service, entries }) => service === holder && Array.isArray(entries))) ? read as TrailFile : undefined;
  } catch {
    return undefined;
  }
}
