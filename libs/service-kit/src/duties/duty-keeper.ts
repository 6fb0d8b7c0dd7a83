import { shanghaiDate, type Instant } from '@referrals/calendar';
import type { DutyEvents, EventEnvelope } from '@referrals/contracts';
import type { Change, ChangeToFollow, DutyKeeper, KeptDuties, Tx } from '@referrals/database';
import { CaseDuties, type CaseEvent, type Duty, type DutyCalendar, type DutyPack, type FiredStep, type LookBack } from '@referrals/duties';
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

/** Goes on from what is stored with the events of a change, by the fold that derives duties from the whole history. */
export class FoldKeeper implements DutyKeeper {
  readonly once: readonly string[];

  constructor(private readonly parts: KeeperParts) {
    this.once = [...new Set(parts.pack.rows.filter(({ again }) => again === 'ONCE').map(({ id }) => id))];
  }

  async follow(tx: Tx, followed: ChangeToFollow): Promise<KeptDuties | undefined> {
    const { change, before, held } = followed;
    const events = followed.events.map(caseEvent);
    // A case from before its service had duties: they begin with its first event.
    const isNewHere = before !== undefined && held?.places === null;
    if (!isNewHere) {
      try {
        return await this.fold(tx, followed, events, () => { throw new NeedsHistory(); });
      } catch (error) {
        if (!(error instanceof NeedsHistory)) throw error;
      }
    }
    const history = await readHistory(tx, change.caseId);
    const told = [...history, ...events];
    const lookBack: LookBack = (field, subject, at) => told.slice(0, told.findIndex(({ id }) => id === at.id)).filter(({ data }) => data[field] === subject);
    return this.fold(tx, isNewHere ? { ...followed, before: undefined } : followed, isNewHere ? told : events, lookBack);
  }

  private async fold(tx: Tx, { change, before, held }: ChangeToFollow, events: readonly CaseEvent[], lookBack: LookBack): Promise<KeptDuties | undefined> {
    const { pack, packs, calendar, untriggered } = this.parts;
    const json = (held?.duties ?? []) as readonly DutyJson[];
    const places = placesOf((held?.places ?? []) as readonly PlaceJson[], pack);
    const [rowsBefore, placesBefore] = [new Map(json.map((one) => [one.id, one])), JSON.stringify(places.entries())];
    const known = new Map(json.map((one) => [one.id, dutyOf(one, packs)]));
    const was = new Map([...known].map(([id, duty]) => [id, JSON.stringify(duty)]));
    const fold = new CaseDuties(pack, change.caseId, calendar(), lookBack, { duties: [...known.values()], places, until: before });
    const clocks = events.flatMap((event) => fold.apply(event));
    fold.advance(change.at);
    const next = new Map(fold.duties.map((duty) => [duty.id, fold.nextStepAt(duty, change.at)]));
    const changed = fold.duties.filter((duty) => was.get(duty.id) !== JSON.stringify(duty) || !isSame(next.get(duty.id), rowsBefore.get(duty.id)?.nextStepAt));
    const moved = JSON.stringify(places.entries()) === placesBefore ? [] : places.entries().map(([key, place]) => ({ key, ...place }));
    if (changed.length === 0 && moved.length === 0) return undefined;
    const copy = await this.parts.directory(tx);
    const steps = changed.flatMap((duty) => duty.steps.slice(rowsBefore.get(duty.id)?.steps?.length ?? 0)
      .map((fired) => this.escalate(change, duty, fired, held?.hidden ?? [], copy)));
    for (const clock of clocks) untriggered(clock);
    return {
      steps, places: moved,
      rows: changed.map((duty) => ({
        ...rowOf(duty, { division: divisionOf(duty, copy), nextStepAt: next.get(duty.id) }), version: (rowsBefore.get(duty.id)?.version ?? 0) + 1,
        seenBy: steps.flatMap(({ dutyId, desk }) => (dutyId === duty.id && desk !== undefined && desk !== duty.owner ? [desk] : [])),
      })),
    };
  }

  private escalate(change: Change, duty: Duty, { step, at }: FiredStep, hidden: readonly string[], copy: DirectoryCopy) {
    const to = duty.ladder.find(({ id }) => id === step)?.to ?? 'OWNER';
    const desk = whoHears(to, { owner: duty.owner, division: divisionOf(duty, copy), hidden }, copy, shanghaiDate(at));
    change.record('duty.escalated', { duty: duty.id, clock: duty.clock, step, to, ...(desk === undefined ? {} : { desk }) }, { role: 'SYSTEM' });
    change.emit(this.parts.events.escalated, {
      dutyId: duty.id, caseId: change.caseId, clock: duty.clock, step, ...(duty.owner === undefined ? {} : { desk: duty.owner }), to,
      ...(desk === undefined ? {} : { toDesk: desk }), dueAt: duty.dueAt, at,
    });
    return { dutyId: duty.id, step, at, firedAt: change.at, to, desk };
  }
}

const divisionOf = ({ owner }: Duty, copy: DirectoryCopy): string | undefined => (owner === undefined ? undefined : copy.desk(owner)?.jurisdiction);

const isSame = (next: Instant | undefined, before: string | null | undefined): boolean =>
  (next === undefined ? undefined : Date.parse(next)) === (before === null || before === undefined ? undefined : Date.parse(before));

const caseEvent = ({ id, type, time, data }: EventEnvelope): CaseEvent => ({ id, type, at: time as Instant, data: data as CaseEvent['data'] });

async function readHistory(tx: Tx, caseId: string): Promise<CaseEvent[]> {
  const rows = await tx.query<{ envelope: EventEnvelope }>('SELECT envelope FROM outbox WHERE key = $1 ORDER BY seq', [caseId]);
  return rows.map(({ envelope }) => caseEvent(envelope));
}
