import { Controller } from '@nestjs/common';
import { catalogue, eventDefinition, type DutyEvents, type EventData } from '@referrals/contracts';
import { OnEvent, type InboxContext } from '@referrals/event-bus';
import { ClockPort, MessageStream } from '@referrals/service-kit';
import { landMessage } from './land-messages.js';
import { escalationOf } from './notice.js';

/** Of every service that has duties, of those to come as well. */
const ESCALATED = catalogue.filter(({ type }) => type.endsWith('.duty.escalated.v1')) as unknown as readonly DutyEvents['escalated'][];

/** Tells the desk that a step names. Only what climbs from now on: what climbed before an inbox was there is on the desks' lists. */
@Controller()
export class EscalationSubscriptions {
  constructor(private readonly clock: ClockPort, private readonly stream: MessageStream) {}

  @OnEvent(ESCALATED, 'directory', { from: 'now' })
  async dutyClimbs(told: EventData<DutyEvents['escalated']>, { tx, envelope }: InboxContext): Promise<void> {
    const producer = eventDefinition(envelope.type)?.producer;
    const notice = producer && escalationOf(producer, told);
    if (notice === undefined) return;
    const now = this.clock.now();
    landMessage(tx, notice, now);
    this.stream.stir(tx, notice.id, now);
  }
}
