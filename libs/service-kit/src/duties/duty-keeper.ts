import { shanghaiDate, type Instant } from '@referrals/calendar';
import type { DutyEvents, EventEnvelope } from '@referrals/contracts';
import type { Change, ChangeToFollow, DutyKeeper, KeptDuties, Tx } from '@referrals/database';
import { CaseDuties, type CaseEvent, type Duty, type DutyCalendar, type DutyPack, type FiredStep, type LookBack, type Places } from '@referrals/duties';
import type { DirectoryCopy } from '@referrals/policy';
import { dutyOf, placesOf, rowOf, type DutyJson, type PlaceJson } from './duty-rows.js';
import { whoHears } from './who-hears.domain.js';

export interface KeeperParts {
  /** In force now; rows say which one a duty was made by. */
  readonly pack: DutyPack;
  readonly packs: ReadonlyMap<string, DutyPack>;
  readonly events: DutyEvents;
  readonly calendar: () => DutyCalendar;
  /** As the transaction sees it. */
  readonly directory: (tx: Tx) => Promise<DirectoryCopy>;
  /** Called for a clock that an event should have started and could not. */
  readonly untriggered: (clock: string) => void;
}

class NeedsHistory extends Error {}

/** What of a stored duty the fold is held against. */
type Known = Pick<DutyJson, 'id' | 'version'> & { readonly nextStepAt?: string | null; readonly steps: readonly { readonly step: string }[] | null };

interface Beginning {
  readonly stored: readonly Known[];
  readonly duties: Duty[];
  readonly places: Places;
  readonly until: Instant | undefined;
  readonly events: readonly CaseEvent[];
  readonly lookBack: LookBack;
}

/** What a step that fires is told with. */
interface Told { readonly hidden: readonly string[]; readonly number: string | undefined; readonly copy: DirectoryCopy }

/** Goes on from what is stored with the events of a change, by the fold that derives duties from the whole history. */
export class FoldKeeper implements DutyKeeper {
  readonly once: readonly string[];

  constructor(private readonly parts: KeeperParts) {
    this.once = [...new Set(parts.pack.rows.filter(({ again }) => again === 'ONCE').map(({ id }) => id))];
  }

  async follow(tx: Tx, followed: ChangeToFollow): Promise<KeptDuties | undefined> {
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
  private goOn(tx: Tx, followed: ChangeToFollow, events: readonly CaseEvent[], lookBack: LookBack): Promise<KeptDuties | undefined> {
    const { packs, pack } = this.parts;
    const stored = (followed.held?.duties ?? []) as readonly DutyJson[];
    const places = placesOf((followed.held?.places ?? []) as readonly PlaceJson[], pack);
    return this.fold(tx, followed, { stored, duties: stored.map((one) => dutyOf(one, packs)), places, until: followed.before, events, lookBack });
  }

  /** From the whole history. What stands already keeps its version, and no step fires again. */
  private async rebuild(tx: Tx, followed: ChangeToFollow, history: readonly CaseEvent[]): Promise<KeptDuties | undefined> {
    const stored = await tx.query<Known>(`SELECT id, version, ARRAY(SELECT json_build_object('step', step) FROM duty_step WHERE duty_id = duty.id) AS steps FROM duty WHERE case_id = $1`, [followed.change.caseId]);
    return this.fold(tx, followed, { stored, duties: [], places: placesOf([], this.parts.pack), until: undefined, events: history, lookBack: lookingBackIn(history) });
  }

  private async fold(tx: Tx, { change, held }: ChangeToFollow, { stored, duties, places, until, events, lookBack }: Beginning): Promise<KeptDuties | undefined> {
    const { pack, calendar, directory, untriggered } = this.parts;
    const before = new Map(stored.map((one) => [one.id, one]));
    const [was, placesWere] = [new Map(duties.map((duty) => [duty.id, JSON.stringify(duty)])), JSON.stringify(places.entries())];
    const fold = new CaseDuties(pack, change.caseId, calendar(), lookBack, { duties, places, until });
    const clocks = events.flatMap((event) => fold.apply(event));
    fold.advance(change.at);
    const next = new Map(fold.duties.map((duty) => [duty.id, fold.nextStepAt(duty, change.at)]));
    const changed = fold.duties.filter((duty) => was.get(duty.id) !== JSON.stringify(duty) || !isSame(next.get(duty.id), before.get(duty.id)?.nextStepAt));
    const moved = JSON.stringify(places.entries()) === placesWere ? [] : places.entries().map(([key, place]) => ({ key, ...place }));
    if (changed.length === 0 && moved.length === 0) return undefined;
    const fired = changed.flatMap((duty) => duty.steps.filter(({ step }) => !before.get(duty.id)?.steps?.some((one) => one.step === step)).map((step) => ({ duty, step })));
    const [copy, number] = await Promise.all([directory(tx), fired.length === 0 ? undefined : readNumber(tx, change.caseId)]);
    const steps = fired.map(({ duty, step }) => this.escalate(change, duty, step, { hidden: held?.hidden ?? [], number, copy }));
    for (const clock of clocks) untriggered(clock);
    return {
      steps, places: moved,
      rows: changed.map((duty) => ({
        ...rowOf(duty, { division: divisionOf(duty, copy), nextStepAt: next.get(duty.id) }), version: (before.get(duty.id)?.version ?? 0) + 1,
        seenBy: steps.flatMap(({ dutyId, desk }) => (dutyId === duty.id && desk !== undefined && desk !== duty.owner ? [desk] : [])),
      })),
    };
  }

  private escalate(change: Change, duty: Duty, { step, at }: FiredStep, { hidden, number, copy }: Told) {
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

/** Of a case that this change makes there is none yet. */
async function readNumber(tx: Tx, caseId: string): Promise<string | undefined> {
  return (await tx.maybeOne<{ number: string | null }>('SELECT duty_number($1) AS number', [caseId]))?.number ?? undefined;
}
