import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Caller, Requires, type Principal, type StaffPrincipal } from '@referrals/auth';
import { Authorization, Describe, IdempotencyKey, IdParam, type RequestKey } from '@referrals/service-kit';
import { GivenBody, ReceiptAnswer, ReceiptBody } from './feedback.dto.js';
import { GiveFeedback } from './give-feedback.js';
import { ReceiveFeedback } from './receive-feedback.js';

@Controller('api/referral-desk')
export class FeedbackController {
  constructor(private readonly receiving: ReceiveFeedback, private readonly giving: GiveFeedback) {}

  @Post('reports/:reportId/feedback/receipt')
  @HttpCode(200)
  @Requires('feedback.receive')
  @Describe({ summary: 'The reporter has these answers', response: ReceiptAnswer, headers: ['Idempotency-Key'] })
  receipt(
    @IdParam('reportId') reportId: string, @Caller() principal: Principal, @IdempotencyKey() key: RequestKey,
    @Body() { ids }: ReceiptBody, @Authorization() authorization: string,
  ): Promise<ReceiptAnswer> {
    return this.receiving.do({ principal, reportId, ids, key, authorization });
  }

  @Post('feedback/:id/given')
  @HttpCode(200)
  @Requires('referral.work')
  @Describe({
    summary: 'How the desk gave the answer, or why it could not', response: ReceiptAnswer, headers: ['Idempotency-Key'],
    errors: ['NOT_FOUND', 'FEEDBACK_ENDED', 'INSTANT_IN_FUTURE', 'INSTANT_BEFORE_REPORT'],
  })
  given(
    @IdParam('id') feedbackId: string, @Caller() principal: StaffPrincipal, @IdempotencyKey() key: RequestKey,
    @Body() body: GivenBody,
  ): Promise<ReceiptAnswer> {
    return this.giving.do({ principal, feedbackId, body, key });
  }
}
