import { Controller, Get } from '@nestjs/common';
import { Requires } from '@referrals/auth';
import { AGENCIES } from '@referrals/contracts';
import { decisionCodes, mayConclude, mayDecide, mayReturn, returnReasons } from '@referrals/policy';
import { Describe } from '@referrals/service-kit';
import { decisionRules } from '../case/decision-rules.js';
import { MoveCodes } from './codes.dto.js';

@Controller('api/referral-desk/codes')
export class CodesController {
  @Get()
  @Requires('directory.read')
  @Describe({ summary: 'Which codes `decide`, `conclude` and `return` take, by agency, with their labels', response: MoveCodes })
  codes(): MoveCodes {
    return {
      agencies: AGENCIES.map((agency) => ({
        agency, mayReturn: mayReturn(agency),
        decisions: decisionCodes[agency].map((one) => ({
          code: one.code, label: one.zh, decide: mayDecide(one), conclude: mayConclude(one), needsProof: one.needsProof ?? false,
          ...(one.handsOverTo === undefined ? {} : { handsOverTo: one.handsOverTo }),
        })),
      })),
      returnReasons: Object.entries(returnReasons).map(([code, label]) => ({ code, label, needsNote: decisionRules.needsNote(code), agencies: AGENCIES.filter(mayReturn) })),
    };
  }
}
