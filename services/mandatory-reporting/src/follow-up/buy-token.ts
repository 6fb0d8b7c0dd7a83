import { Injectable } from '@nestjs/common';
import { AUDIENCE, nobody } from '@referrals/auth';
import { millisOf, systemClock, type Instant } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import { SignJWT } from 'jose';
import { CaseParts } from '../filing/case-parts.js';
import { readReceiptNumber } from '@referrals/policy';
import { readVerificationCode, sameCode, verificationCode } from '../filing/verification-code.js';
import type { FollowUp, FollowUpToken } from './follow-up.dto.js';
import { ReceiptRecord } from './follow-up.entity.js';
import { GuessThrottle } from './guess-throttle.js';
import { TokenKeys } from './token-keys.js';

const MINUTES_15 = 900;
const ISSUER = 'urn:referrals:mandatory-reporting';
/** Stands for the report of a number nobody has, so that the same is computed for it. */
const NO_REPORT = '00000000-0000-7000-8000-000000000000';

@Injectable()
export class BuyToken {
  constructor(private readonly parts: CaseParts, private readonly throttle: GuessThrottle, private readonly tokenKeys: TokenKeys) {}

  /**
   * A token for one report against its number and code. A mistyped number or code is told from its form alone, before anything
   * is looked up. A number that does not exist and a wrong code do the same work and get the same answer.
   * @throws DomainError RECEIPT_NUMBER_INVALID, VERIFICATION_CODE_INVALID, RECEIPT_NOT_MATCHED, TOO_MANY_REQUESTS
   */
  async buy(typed: FollowUp, source: string): Promise<FollowUpToken> {
    const number = readReceiptNumber(typed.number);
    if (number === undefined) throw new DomainError('RECEIPT_NUMBER_INVALID', { field: 'number' });
    const code = readVerificationCode(typed.verificationCode);
    if (code === undefined) throw new DomainError('VERIFICATION_CODE_INVALID', { field: 'verificationCode' });
    await this.throttle.beforeTry(source, number);
    const now = this.parts.clock.now();
    let guessed = false;
    try {
      const token = await this.tokenFor(number, code, now);
      guessed = token === undefined;
      if (token === undefined) throw new DomainError('RECEIPT_NOT_MATCHED');
      return token;
    } finally {
      // Who met our database away did not guess.
      await this.throttle.afterTry(source, number, guessed);
    }
  }

  /** Undefined when number and code do not belong together. */
  private async tokenFor(number: string, code: string, now: Instant): Promise<FollowUpToken | undefined> {
    const { database, keys } = this.parts;
    const { sign, id: kid } = await this.tokenKeys.current();
    const row = await database.transaction(nobody(now), (tx) => tx.manager.findOneBy(ReceiptRecord, { number }));
    const right = sameCode(verificationCode(keys, row?.reportId ?? NO_REPORT), code);
    if (row === null || !right) return undefined;
    // By the machine's time, as whoever verifies it takes it: the service's own clock may have been set on.
    const issued = Math.floor(millisOf(systemClock.now()) / 1_000);
    const token = await new SignJWT({ report: row.reportId }).setProtectedHeader({ alg: 'EdDSA', kid }).setIssuer(ISSUER).setAudience(AUDIENCE)
      .setIssuedAt(issued).setExpirationTime(issued + MINUTES_15).sign(sign);
    return { token, report: row.reportId, expiresInSeconds: MINUTES_15 };
  }
}
