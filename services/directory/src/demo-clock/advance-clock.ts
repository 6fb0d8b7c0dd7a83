import { Injectable } from '@nestjs/common';
import type { StaffPrincipal } from '@referrals/auth';
import { addMillis, durationText, readDuration } from '@referrals/calendar';
import { ClockAdvanced, DomainError, REGISTER_ID } from '@referrals/contracts';
import { ChangeDoor, ClockPort, DemoClock, MOST_AHEAD_MS, type RequestKey } from '@referrals/service-kit';
import type { ClockAdvance, DemoClockView } from './demo-clock.dto.js';

/** Sets the clock of a demonstration on, for every service of it. It never goes back. */
@Injectable()
export class AdvanceClock {
  constructor(private readonly door: ChangeDoor, private readonly clock: ClockPort) {}

  read(): DemoClockView {
    const { demo } = this;
    return { now: demo.now(), offset: durationText(demo.offsetMs) };
  }

  /**
   * Where another replica set it on at the same time, both count.
   * @throws DomainError ADVANCE_INVALID, ADVANCE_TOO_FAR with what is left
   */
  advance(caller: StaffPrincipal, key: RequestKey, body: ClockAdvance): Promise<DemoClockView> {
    const byMs = readDuration(body.advance);
    if (byMs === undefined) throw new DomainError('ADVANCE_INVALID', { field: 'advance' });
    const { demo } = this;
    const asked = { principal: caller, key, body, actor: { role: 'ADMIN', staff: caller.staff } } as const;
    return this.door.create(asked, { id: REGISTER_ID }, async (change) => {
      const kept = await change.tx.maybeOne<{ offsetMs: number }>('SELECT offset_ms AS "offsetMs" FROM demo_clock FOR UPDATE');
      if (kept === undefined) throw new Error('The clock of the demonstration has no row');
      const { offsetMs } = kept;
      const after = offsetMs + byMs;
      if (after > MOST_AHEAD_MS) throw new DomainError('ADVANCE_TOO_FAR', { field: 'advance', facts: { left: durationText(MOST_AHEAD_MS - offsetMs) } });
      demo.keep(change.tx, after);
      change.record('register.clock-advanced', { by: durationText(byMs), offset: durationText(after) });
      change.emit(ClockAdvanced, { offsetMs: after });
      return { now: addMillis(demo.machine.now(), after), offset: durationText(after) };
    });
  }

  private get demo(): DemoClock {
    if (!(this.clock instanceof DemoClock)) throw new DomainError('NOT_FOUND');
    return this.clock;
  }
}
