import { instantFromMillis, type Instant, type Pause } from '@referrals/calendar';
import { Places, type Duty, type DutyPack, type FiredStep, type Outlook, type Place } from '@referrals/duties';

/** A duty as `held_duties` answers it; moments as PostgreSQL writes them in JSON. */
export interface DutyJson {
  readonly id: string;
  readonly clock: string;
  readonly pack: string;
  readonly rowFrom: string;
  readonly subject: string;
  readonly placeKey: string;
  readonly owner: string | null;
  readonly division: string | null;
  readonly triggerEvent: string;
  readonly since: string;
  readonly extension: string | null;
  readonly pauses: readonly Pause[];
  readonly dueAt: string;
  readonly provisional: boolean;
  readonly state: Duty['state'];
  readonly person: string | null;
  readonly nextStepAt: string | null;
  /** By how many imported years it was dated last. */
  readonly calendarRevision: number;
  /** An import may move its date or the time of a step. */
  readonly awaitsNotice: boolean;
  readonly version: number;
  readonly steps: readonly { readonly step: string; readonly at: string }[] | null;
}

const moment = (text: string): Instant => instantFromMillis(Date.parse(text));

/** @throws Error when this release does not have the pack or the row it was made by */
export function dutyOf(json: Omit<DutyJson, 'nextStepAt' | 'calendarRevision' | 'awaitsNotice'>, packs: ReadonlyMap<string, DutyPack>): Duty {
  const pack = packs.get(json.pack);
  const row = pack?.rows.find(({ id, from }) => id === json.clock && from === json.rowFrom);
  if (pack === undefined || row === undefined) throw new Error(`No row ${json.clock} from ${json.rowFrom} in ${json.pack}`);
  return {
    id: json.id, clock: json.clock, row, ladder: pack.ladders[row.ladder] ?? [], pack: json.pack, subject: json.subject, placeKey: json.placeKey,
    owner: json.owner ?? undefined, triggerEvent: json.triggerEvent, since: moment(json.since), pauses: [...json.pauses], dueAt: moment(json.dueAt),
    provisional: json.provisional, state: json.state, steps: (json.steps ?? []).map(({ step, at }): FiredStep => ({ step, at: moment(at) })),
    ...(json.extension === null ? {} : { extension: json.extension }), ...(json.person === null ? {} : { person: json.person }),
  };
}

export interface PlaceJson { readonly key: string; readonly owner: string | null; readonly follows: string | null }

export const placesOf = (rows: readonly PlaceJson[], pack: DutyPack): Places =>
  new Places(pack, new Map(rows.map(({ key, owner, follows }): [string, Place] => [key, { owner: owner ?? undefined, follows: follows ?? undefined }])));

/** What of a duty is kept, as `keep_duties` takes it. */
export function rowOf(duty: Duty, more: Outlook & { readonly division: string | undefined; readonly calendarRevision: number }): Record<string, unknown> {
  const { row, ladder: _ladder, steps: _steps, ...kept } = duty;
  return { ...kept, rowFrom: row.from, ...more };
}
