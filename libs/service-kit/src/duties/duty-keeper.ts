import { shanghaiDate, type Instant } from '@referrals/calendar';
import type { DutyEvents, EventEnvelope } from '@referrals/contracts';
import type { ChangeToFollow, Followed, FollowedChange, DutyKeeper, Tx } from '@referrals/database';
import { CaseDuties, dateAgain, outlookOf, textOf, typeOf, type CaseEvent, type Duty, type DutyCalendar, type DutyPack, type FiredStep, type LookBack, type Outlook, type Places } from '@referrals/duties';
import type { DirectoryCopy } from '@referrals/policy';
import { dutyOf, placesOf, rowOf, type DutyJson, type PlaceJson } from './duty-rows.js';
import { whoHears } from './who-hears.domain.js';

export interface KeeperParts {
  /** In force now; rows say which one a duty was made by. */
  readonly pack: DutyPack;
  readonly packs: ReadonlyMap<string, DutyPack>;
  readonly events: DutyEvents;
  /** As the transaction may know it. */
  readonly calendar: (tx: Tx) => Promise<DutyCalendar>;
  /** As the transaction sees it. */
  readonly directory: (tx: Tx) => Promise<DirectoryCopy>;
  /** Called for a clock that an event should have started and could not. */
  readonly untriggered: (clock: string) => void;
}

class NeedsHistory extends Error {}

/** What of a stored duty the fold is held against. */
type Known = Pick<DutyJson, 'id' | 'version'> & Partial<Pick<DutyJson, 'nextStepAt' | 'calendarRevision' | 'awaitsNotice'>> & { readonly steps: readonly { readonly step: string }[] | null };

interface Beginning {
  readonly stored: readonly Known[];
  readonly duties: Duty[];
  readonly places: Places;
  readonly until: Instant | undefined;
  readonly events: readonly CaseEvent[];
  readonly lookBack: LookBack;
  /** Steps that fired already, by duty and step; of what is stored the rows say it. */
  readonly told?: ReadonlyMap<string, KeptStep>;
}

interface KeptStep { readonly dutyId: string; readonly step: string; readonly at: Instant; readonly firedAt: Instant; readonly to: string; readonly desk: string | undefined }

/** What a step that fires is told with. */
interface Told { readonly hidden: readonly string[]; readonly number: string | undefined; readonly copy: DirectoryCopy }

/** Goes on from what is stored with the events of a change, by the fold that derives duties from the whole history. */
export class FoldKeeper implements DutyKeeper {
  readonly once: readonly string[];

  constructor(private readonly parts: KeeperParts) {
    this.once = [...new Set(parts.pack.rows.filter(({ again }) => again === 'ONCE').map(({ id }) => id))];
  }

  async follow(tx: Tx, followed: ChangeToFollow): Promise<Followed | undefined> {
    const { change, links, held } = followed;
    const events = followed.events.map(caseEvent);
    // Made before its service had duties, or changed by a release that keeps none: derived anew from its first event.
    if (links > 0 && held?.followed !== links) return this.rebuild(tx, followed, [...await readHistory(tx, change.caseId), ...events]);
    if (events.length === 0 && !held?.duties) return undefined;
    try {
      return await this.goOn(tx, followed, events, () => { throw new NeedsHistory(); });
    } catch (error) {
      if (!(error instanceof NeedsHistory)) throw error;
      return this.goOn(tx, followed, events, lookingBackIn([...await readHistory(tx, change.caseId), ...events]));
    }
  }

  /** From what is stored, with the events of this change. */
  private goOn(tx: Tx, followed: ChangeToFollow, events: readonly CaseEvent[], lookBack: LookBack): Promise<Followed | undefined> {
    const { packs, pack } = this.parts;
    const stored = (followed.held?.duties ?? []) as readonly DutyJson[];
    const places = placesOf((followed.held?.places ?? []) as readonly PlaceJson[], pack);
    return this.fold(tx, followed, { stored, duties: stored.map((one) => dutyOf(one, packs)), places, until: followed.before, events, lookBack });
  }

  /** From the whole history. What stands already keeps its version, and no step fires again. */
  private async rebuild(tx: Tx, followed: ChangeToFollow, history: readonly CaseEvent[]): Promise<Followed | undefined> {
    const stored = await tx.query<Known>(`SELECT id, version, ARRAY(SELECT json_build_object('step', step) FROM duty_step WHERE duty_id = duty.id) AS steps FROM duty WHERE case_id = $1`, [followed.change.caseId]);
    return this.fold(tx, followed, { stored, duties: [], places: placesOf([], this.parts.pack), until: undefined, events: history, lookBack: lookingBackIn(history), told: toldSteps(history) });
  }

  private async fold(tx: Tx, { change, held }: ChangeToFollow, { stored, duties, places, until, events, lookBack, told }: Beginning): Promise<Followed | undefined> {
    const { pack, directory, untriggered } = this.parts;
    const calendar = await this.parts.calendar(tx);
    const revision = calendar.revisionAt(change.at);
    const before = new Map(stored.map((one) => [one.id, one]));
    const [was, placesWere] = [new Map(duties.map((duty) => [duty.id, written(duty)])), JSON.stringify(places.entries())];
    if (until !== undefined) for (const duty of duties) catchUp(duty, before.get(duty.id), calendar, until);
    const fold = new CaseDuties(pack, change.caseId, calendar, lookBack, { duties, places, until });
    const clocks = events.flatMap((event) => fold.apply(event));
    fold.advance(change.at);
    const next = new Map<string, Outlook>();
    const changed = fold.duties.filter((duty) => {
      const [known, isSameStill] = [before.get(duty.id), was.get(duty.id) === written(duty)];
      if (isSameStill && isStillToCome(known, change.at)) return false;
      const outlook = outlookOf(duty, calendar, change.at);
      next.set(duty.id, outlook);
      return !isSameStill || !isAsKept(known, outlook, revision);
    });
    const moved = JSON.stringify(places.entries()) === placesWere ? [] : places.entries().map(([key, place]) => ({ key, ...place }));
    if (changed.length === 0 && moved.length === 0) return undefined;
    const fired = changed.flatMap((duty) => duty.steps.filter(({ step }) => !before.get(duty.id)?.steps?.some((one) => one.step === step)).map((step) => ({ duty, step })));
    const [copy, number] = await Promise.all([directory(tx), fired.length === 0 ? undefined : readNumber(tx, change.caseId)]);
    const steps = fired.map(({ duty, step }) => told?.get(`${duty.id} ${step.step}`) ?? this.escalate(change, duty, step, { hidden: held?.hidden ?? [], number, copy }));
    for (const clock of clocks) untriggered(clock);
    const rows = changed.map((duty) => ({
      ...rowOf(duty, { division: divisionOf(duty, copy), calendarRevision: revision, ...next.get(duty.id) ?? NOTHING_NEXT }), version: (before.get(duty.id)?.version ?? 0) + 1,
      seenBy: steps.flatMap(({ dutyId, desk }) => (dutyId === duty.id && desk !== undefined && desk !== duty.owner ? [desk] : [])),
    }));
    return { kept: { steps, places: moved, rows }, dueAt: firstDue(fold.duties) };
  }

  private escalate(change: FollowedChange, duty: Duty, { step, at }: FiredStep, { hidden, number, copy }: Told): KeptStep {
    const to = duty.ladder.find(({ id }) => id === step)?.to ?? 'OWNER';
    const desk = whoHears(to, { owner: duty.owner, division: divisionOf(duty, copy), hidden }, copy, shanghaiDate(at));
    change.record('duty.escalated', { duty: duty.id, clock: duty.clock, step, to, ...(desk === undefined ? {} : { desk }) }, { role: 'SYSTEM' });
    change.emit(this.parts.events.escalated, {
      dutyId: duty.id, caseId: change.caseId, ...(number === undefined ? {} : { number }), clock: duty.clock, step, ...(duty.owner === undefined ? {} : { desk: duty.owner }), to,
      ...(desk === undefined ? {} : { toDesk: desk }), dueAt: duty.dueAt, at,
    });
    return { dutyId: duty.id, step, at, firedAt: change.at, to, desk };
  }
}

/** Of each place that owes something, when the first of it is due. */
function firstDue(duties: readonly Duty[]): ReadonlyMap<string, Instant> {
  const first = new Map<string, Instant>();
  for (const { state, placeKey, dueAt } of duties) if (state === 'OPEN' && !((first.get(placeKey) ?? dueAt) < dueAt)) first.set(placeKey, dueAt);
  return first;
}

const NOTHING_NEXT: Outlook = { nextStepAt: undefined, awaitsNotice: false };

/** Whoever dated it last did not know a year's notice that had taken effect by then (its clock was ahead): the notice is not lost on it. */
function catchUp(duty: Duty, before: Known | undefined, calendar: DutyCalendar, until: Instant): void {
  if (duty.state === 'OPEN' && duty.provisional && (before?.calendarRevision ?? 0) < calendar.revisionAt(until)) dateAgain(duty, calendar, until);
}

/** All of a duty that may change. */
const written = ({ row: _row, ladder: _ladder, ...changing }: Duty): string => JSON.stringify(changing);

/** A duty that is as it was does next what its row says: it lies ahead, and no import moves it. */
const isStillToCome = (before: Known | undefined, at: Instant): boolean =>
  before?.awaitsNotice === false && typeof before.nextStepAt === 'string' && Date.parse(before.nextStepAt) > Date.parse(at);

/** Nothing of what the row says about later has changed. What an import may move says by which calendar it was looked at. */
function isAsKept(before: Known | undefined, next: Outlook | undefined, revision: number): boolean {
  return before !== undefined && isSame(next?.nextStepAt, before.nextStepAt) && next?.awaitsNotice === before.awaitsNotice
    && (next?.awaitsNotice !== true || before.calendarRevision === revision);
}

/** Steps of which the outbox says that they fired: whatever became of their rows, they are told once. */
function toldSteps(history: readonly CaseEvent[]): ReadonlyMap<string, KeptStep> {
  return new Map(history.filter((event) => typeOf(event).endsWith('.duty.escalated')).map((event) => {
    const [dutyId = '', step = '', at, to = 'OWNER', desk] = ['dutyId', 'step', 'at', 'to', 'toDesk'].map((field) => textOf(event, field));
    return [`${dutyId} ${step}`, { dutyId, step, at: (at ?? event.at) as Instant, firedAt: event.at, to, desk }];
  }));
}

/** Events of the subject before the one that asks. */
const lookingBackIn = (told: readonly CaseEvent[]): LookBack => (field, subject, before) =>
  told.slice(0, told.findIndex(({ id }) => id === before.id)).filter(({ data }) => data[field] === subject);

const divisionOf = ({ owner }: Duty, copy: DirectoryCopy): string | undefined => (owner === undefined ? undefined : copy.desk(owner)?.jurisdiction);

const isSame = (next: Instant | undefined, before: string | null | undefined): boolean =>
  (next === undefined ? undefined : Date.parse(next)) === (before === null || before === undefined ? undefined : Date.parse(before));

const caseEvent = ({ id, type, time, data }: EventEnvelope): CaseEvent => ({ id, type, at: time as Instant, data: data as CaseEvent['data'] });

async function readHistory(tx: Tx, caseId: string): Promise<CaseEvent[]> {
  const rows = await tx.query<{ envelope: EventEnvelope }>('SELECT envelope FROM outbox WHERE key = $1 ORDER BY seq', [caseId]);
  return rows.map(({ envelope }) => caseEvent(envelope));
}

const NUMBERS = 'SELECT key, duty_number(key) AS number FROM jsonb_to_recordset($1) AS asked(key uuid)';

/** Of a case that this change makes there is none yet. */
async function readNumber(tx: Tx, caseId: string): Promise<string | undefined> {
  return (await tx.maybeOneBatched<{ number: string | null }>(NUMBERS, { key: caseId }))?.number ?? undefined;
}
