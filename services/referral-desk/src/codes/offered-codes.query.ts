import { Injectable } from '@nestjs/common';
import { databaseContext, type StaffPrincipal } from '@referrals/auth';
import { DomainError, type Agency } from '@referrals/contracts';
import { ServiceDatabase } from '@referrals/database';
import { decisionCode, returnReasons, tellLevel } from '@referrals/policy';
import { ClockPort } from '@referrals/service-kit';
import { admitBy } from '../case/admit-by.js';
import type { CaseFile } from '../case/case.domain.js';
import { decisionRules } from '../case/decision-rules.js';
import { readAdmittedCase } from '../case/read-case.js';
import { DecisionContexts } from '../directory/decision-contexts.js';
import { personOf } from '../referral/person-of.js';
import { offeredCodes, type OfferedCode } from './offered-codes.domain.js';
import type { OfferedCodesView, OfferedCodeView } from './offered-codes.dto.js';

/** What may be said with the moves of one referral as it stands, for whoever asks. Shows nothing of its case. */
@Injectable()
export class OfferedCodes {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly contexts: DecisionContexts) {}

  /** @throws DomainError NOT_FOUND, DIRECTORY_COPY_INCOMPLETE */
  read(principal: StaffPrincipal, id: string): Promise<OfferedCodesView> {
    const at = this.clock.now();
    return this.database.transaction(databaseContext(principal, at), async (tx) => {
      admitBy(tx, 'referral', id);
      const [copy, state] = await Promise.all([this.contexts.copy(tx), readAdmittedCase(tx)]);
      const agency = state?.referrals.find((one) => one.id === id)?.ownerAgency;
      if (state === undefined || agency === undefined) throw new DomainError('NOT_FOUND');
      const codes = offeredCodes(state, id, personOf(principal), this.contexts.of(copy, at));
      return {
        decide: codes.decide.flatMap((code) => viewOf(state.file, agency, code)), conclude: codes.conclude.flatMap((code) => viewOf(state.file, agency, code)),
        returnReasons: codes.returnReasons.map((code) => ({ code, label: returnReasons[code] ?? '', needsNote: decisionRules.needsNote(code) })),
        toAgencies: [...codes.toAgencies], mayWithhold: codes.mayWithhold,
      };
    });
  }
}

function viewOf({ tell, minorSuspect }: CaseFile, agency: Agency, { code, reporterReads, needsProof, handsOverTo }: OfferedCode): OfferedCodeView[] {
  const said = decisionCode(agency, code);
  return said === undefined ? [] : [{
    code, label: said.zh, tell: tellLevel(said, tell, minorSuspect), reporterReads, needsProof, asksNumber: said.numbered ?? false,
    ...(handsOverTo === null ? {} : { handsOverTo }),
  }];
}
