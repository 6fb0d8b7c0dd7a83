import { describe, it } from '@jest/globals';
import { takesOrRefuses } from '@referrals/testing';
import { AddBody } from '../coordination/coordination.controller.js';
import { GivenBody, ReceiptBody } from '../feedback/feedback.dto.js';
import { PreviewedFacts } from '../routing-preview/preview.dto.js';
import { WorklistQuery } from '../worklist/worklist.dto.js';
import { AcknowledgeBody, DestinationBody, ReturnBody, DecisionBody } from './referral.dto.js';

describe('whatever is sent to a desk', () => {
  it.each([AcknowledgeBody, DecisionBody, ReturnBody, DestinationBody, AddBody, GivenBody, ReceiptBody, PreviewedFacts, WorklistQuery].map((of) => [of.name, of] as const))('is taken as %s or refused', async (_, of) => {
    await takesOrRefuses(of, 100);
  });
});
