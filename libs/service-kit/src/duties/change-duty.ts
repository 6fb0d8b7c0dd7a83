import type { StaffPrincipal } from '@referrals/auth';
import { DomainError, expectVersion, type DutyEvents } from '@referrals/contracts';
import type { Change, Tx } from '@referrals/database';
import { dateAgain, extend, pause, resume, waive, type ControlRefusal, type Duty, type DutyCalendar, type DutyPack } from '@referrals/duties';
import { v7 } from 'uuid';
import type { ChangeDoor } from '../change/change-door.js';
import type { MoveRequest } from '../http/moves-controller.js';
import { dutyOf } from './duty-rows.js';
import { seesWhole, standingOf } from './duty-scope.js';
import type { DutyAction, DutyView } from './duty.dto.js';
import type { DutyLists } from './duty-lists.js';
import type { DutyViewers } from './duty-viewers.js';
import { dutyView, type DutyRecord } from './duty-view.js';

interface Said { readonly code?: string; readonly until?: string; readonly reason?: string; readonly authority?: string; readonly note?: string }

export interface ChangeDutyParts {
  readonly door: ChangeDoor;
  readonly lists: DutyLists;
  readonly viewers: DutyViewers;
  readonly packs: ReadonlyMap<string, DutyPack>;
  readonly events: DutyEvents;
  readonly calendar: (tx: Tx) => Promise<DutyCalendar>;
}

/** Extends, pauses, resumes or waives a duty: by whom the row names, on a document, in the trail. The date moves by this and by nothing else. */
export class ChangeDuty {
  constructor(private readonly parts: ChangeDutyParts) {}

  /** @throws DomainError NOT_FOUND, VERSION_STALE, NOT_YOURS_TO_DECIDE, and what the rules of the row refuse */
  async move(action: DutyAction, { id, principal: asked, version, key, body }: MoveRequest<Said>): Promise<DutyView> {
    const { door, lists, packs } = this.parts;
    const principal = await this.parts.viewers.of(asked);
    const admit = (tx: Tx): void => { tx.query(`SELECT set_config('app.reports', format('{%s}', case_id), true) FROM duty WHERE id = $1`, [id]).catch(() => undefined); };
    return door.changeAdmitted({ principal, key, body }, { admit, read: (tx) => lists.one(tx, id) }, async (change, before) => {
      if (!seesWhole({ ...before, steps: before.steps ?? [] }, principal)) throw new DomainError('NOT_FOUND');
      expectVersion(before, version);
      const duty = dutyOf(before, packs);
      this.refuse(action, before, duty, principal, body);
      const calendar = await this.parts.calendar(change.tx);
      // A year's notice may have taken effect since it was dated: the decision is about the date it has now.
      if (duty.state === 'OPEN' && duty.provisional) dateAgain(duty, calendar, change.at);
      const refusal = this.apply(action, duty, body, change, calendar);
      if (refusal !== undefined) throw new DomainError(refusal, fieldOf(refusal));
      this.leave(change, action, before, duty, principal, body);
      const after: DutyRecord = { ...before, dueAt: duty.dueAt, extension: duty.extension ?? null, pauses: duty.pauses, state: duty.state, provisional: duty.provisional, version: before.version + 1 };
      return dutyView(after, packs, principal, change.at) as DutyView;
    });
  }

  private refuse(action: DutyAction, record: DutyRecord, duty: Duty, principal: StaffPrincipal, { code }: Said): void {
    const by = action === 'extend' ? duty.row.extensions?.find((one) => one.code === code)?.by : 'SUPERVISOR';
    if (by === undefined) throw new DomainError('UNKNOWN_CODE', { field: 'code' });
    if (!standingOf(record, principal).has(by)) throw new DomainError('NOT_YOURS_TO_DECIDE');
  }

  private apply(action: DutyAction, duty: Duty, { code, until }: Said, { at }: Change, calendar: DutyCalendar): ControlRefusal | undefined {
    if (duty.state !== 'OPEN') return 'DUTY_CLOSED';
    switch (action) {
      case 'extend': return extend(duty, code, at, calendar);
      case 'pause': return pause(duty, until, at, calendar);
      case 'resume': return resume(duty, at, calendar);
      case 'waive': return waive(duty, at);
    }
  }

  private leave(change: Change, action: DutyAction, { id, caseId, clock }: DutyRecord, duty: Duty, principal: StaffPrincipal, said: Said): void {
    const { events } = this.parts;
    const about = { dutyId: id, caseId, clock, at: change.at };
    const { code = '', until = '', reason = '' } = said;
    if (action === 'extend') change.emit(events.extended, { ...about, code, dueAt: duty.dueAt });
    if (action === 'pause') change.emit(events.paused, { ...about, reason, until });
    if (action === 'resume') change.emit(events.resumed, about);
    if (action === 'waive') change.emit(events.waived, { ...about, reason });
    change.record(ACTS[action], { duty: id, clock, ...(code === '' ? {} : { code }), ...(reason === '' ? {} : { reason }), ...(until === '' ? {} : { until }) });
    change.tx.write('INSERT INTO duty_note (id, duty_id, case_id, act, at, staff, desk, authority, note) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      [v7(), id, caseId, action, change.at, principal.staff, change.actor.desk ?? null, said.authority ?? null, said.note ?? null]);
  }
}

const ACTS = { extend: 'duty.extended', pause: 'duty.paused', resume: 'duty.resumed', waive: 'duty.waived' } as const;

const fieldOf = (refusal: ControlRefusal): { field?: string } => (refusal === 'UNTIL_RANGE' ? { field: 'until' } : refusal === 'EXTENSION_NOT_LATER' ? { field: 'code' } : {});
