import type { Instant } from '@referrals/calendar';
import type { EventData, EventDefinition } from '@referrals/contracts';
import type { Change } from '@referrals/database';
import { CaseDuties, DutyCalendar, nextDuties, referralDeskDuties, type CaseEvent, type Duty, type DutyPack } from '@referrals/duties';
import { idOf } from '@referrals/service-harness';
import type { Outcome } from '../../src/case/case-draft.domain.js';
import { isEnded, isOpen, type CaseState } from '../../src/case/case.domain.js';
import { publishAnswers } from '../../src/case/publish-answers.js';
import { publishCase } from '../../src/case/publish-case.js';

/** What a case on paper owes: by the events that the product would leave, and the fold that would follow them. */
export class PaperDuties {
  private readonly events: CaseEvent[] = [];
  private readonly fold: CaseDuties;

  constructor(reportId: string, pack: DutyPack = referralDeskDuties) {
    this.fold = new CaseDuties(pack, reportId, new DutyCalendar(), () => this.events);
  }

  follow(before: CaseState | undefined, outcome: Outcome, at: Instant): void {
    const left: CaseEvent[] = [];
    const change = {
      caseId: outcome.state.file.reportId, at, record: () => undefined,
      emit: <D extends EventDefinition>(event: D, data: EventData<D>): string => {
        const id = idOf(`event ${this.events.length + left.length}`);
        left.push({ id, type: event.type, at, data: event.data.parse(data) as CaseEvent['data'] });
        return id;
      },
    } as unknown as Change;
    publishCase(change, outcome);
    publishAnswers(change, before, outcome.state);
    for (const event of left) {
      this.events.push(event);
      this.fold.apply(event);
    }
  }

  get open(): Duty[] {
    return this.fold.duties.filter(({ state }) => state === 'OPEN');
  }

  /** What nobody owes although it is left to do; undefined when each has its duty. */
  missing({ referrals, feedbacks, decisions }: CaseState): string | undefined {
    const next = nextDuties(this.open);
    const idle = referrals.find((one) => isOpen(one.state) && next[one.id] === undefined);
    if (idle !== undefined) return `${idle.role} ${idle.agency} ${idle.state} ${idle.because} owes nothing`;
    const misplaced = this.open.find((duty) => referrals.some((one) => one.id === duty.placeKey && one.owner !== duty.owner));
    if (misplaced !== undefined) return `${misplaced.clock} is owed by another desk than the one that holds it`;
    const untold = feedbacks.find((one) => !isEnded(one) && !this.open.some(({ clock, subject }) => clock.startsWith('RD-TELL') && subject === one.id));
    if (untold !== undefined) return `an answer of ${untold.agency} is owed by nobody`;
    const held = decisions.find((one) => one.withheld !== null && one.releasedAt === null
      && referrals.some(({ id, state }) => id === one.referralId && state !== 'merged') && !this.open.some(({ clock, subject }) => clock === 'RD-HELD' && subject === one.referralId));
    return held === undefined ? undefined : `nobody looks again at ${held.code}`;
  }
}
