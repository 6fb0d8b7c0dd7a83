import { readDuration, type Instant } from '@referrals/calendar';
import { Moment, Text } from '@referrals/service-kit';

const DURATION = 'ISO 8601 duration of days, hours and minutes: P3D, PT30M, P1DT2H';

export class ClockAdvance {
  @Text({ max: 20, rule: (text) => readDuration(text) !== undefined, code: 'ADVANCE_INVALID', description: DURATION }) advance!: string;
}

export class DemoClockView {
  @Moment({ description: 'What time it is in the demonstration' }) now!: Instant;
  @Text({ description: `How far that is ahead of the machines; PT0M: not at all. ${DURATION}` }) offset!: string;
}
