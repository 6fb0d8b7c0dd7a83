import { Controller, HttpCode, Post } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { AGENCIES, BECAUSES, Id, ROLES, SITES } from '@referrals/contracts';
import { RoutingFacts, type Decision } from '@referrals/policy';
import { Describe, ZodBody } from '@referrals/service-kit';
import { z } from 'zod';
import { PreviewRouting } from './preview-routing.query.js';

const DecisionView = z.object({
  pack: z.string(), version: z.int(),
  referrals: z.array(z.object({
    agency: z.enum(AGENCIES), site: z.enum(SITES), role: z.enum(ROLES), rows: z.array(z.int()), desk: z.object({ id: Id, name: z.string() }),
    because: z.enum(BECAUSES),
  })),
  warnings: z.array(z.string()),
});

@Controller('api/referral-desk/routing')
export class PreviewController {
  constructor(private readonly previewing: PreviewRouting) {}

  @Post('preview')
  @HttpCode(200)
  @Requires('routing.preview')
  @Describe({ summary: 'Where these facts would go; nothing is filed', body: RoutingFacts, response: DecisionView, errors: ['DIRECTORY_COPY_INCOMPLETE'] })
  preview(@ZodBody(RoutingFacts) facts: z.output<typeof RoutingFacts>, @Caller() principal: StaffPrincipal): Promise<Decision> {
    return this.previewing.preview(principal, facts);
  }
}
