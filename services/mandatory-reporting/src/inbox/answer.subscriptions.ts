import { Controller } from '@nestjs/common';
import { FeedbackMade, type EventData } from '@referrals/contracts';
import { OnEvent, type InboxContext } from '@referrals/event-bus';
import { answered } from './answers.js';
import { LandAnswers } from './land-answers.js';

/** Tells who made a report that a desk's answer is there. Only of answers that are made from now on: those from before are on the reports' pages. */
@Controller()
export class AnswerSubscriptions {
  constructor(private readonly answers: LandAnswers) {}

  @OnEvent(FeedbackMade, 'mandatory-reporting', { from: 'now' })
  async answerIsThere(told: EventData<typeof FeedbackMade>, { tx }: InboxContext): Promise<void> {
    await this.answers.land(tx, answered(told));
  }
}
