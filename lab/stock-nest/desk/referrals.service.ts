import { ConflictException, Injectable, NotFoundException, PreconditionFailedException, UnprocessableEntityException } from '@nestjs/common';
import { decisionCode, feedbackText, mayConclude, mayDecide } from '@referrals/policy';
import { DataSource, In, type EntityManager } from 'typeorm';
import type { User } from '../shared/jwt.guard.js';
import { Announcer } from './announcer.js';
import { CaseFile, Decision, Feedback, Referral } from './entities.js';
import type { AcknowledgeDto, TellDto } from './referral.dto.js';
import { MOVES, viewOf, type Action, type ReferralView } from './referral-view.js';

@Injectable()
export class ReferralsService {
  constructor(private readonly database: DataSource, private readonly announcer: Announcer) {}

  /** Makes a move in a transaction with the row locked, then tells it. */
  async move(action: Action, id: string, user: User, version: number, told?: AcknowledgeDto | TellDto): Promise<ReferralView> {
    const { from, to, told: what } = MOVES[action];
    const saved = await this.database.transaction(async (manager) => {
      const owner = In(user.desks.map((desk) => desk.id));
      const referral = await manager.findOne(Referral, { where: { id, owner }, lock: { mode: 'pessimistic_write' } });
      if (referral === null) throw new NotFoundException();
      if (referral.version !== version) throw new PreconditionFailedException('VERSION_STALE');
      if (!from.includes(referral.state)) throw new ConflictException('ILLEGAL_MOVE');
      referral.state = to;
      if (told !== undefined && 'code' in told) await this.record(manager, referral, user, told, action === 'conclude');
      return manager.save(referral);
    });
    this.announcer.tell(what, [saved]);
    return viewOf(saved);
  }

  /** The decision and, when it may be told, its answer to the reporter. */
  private async record(manager: EntityManager, referral: Referral, user: User, { code, at, text, note }: TellDto, ends: boolean): Promise<void> {
    const rule = decisionCode(referral.ownerAgency, code);
    if (rule === undefined || !(ends ? mayConclude(rule) : mayDecide(rule))) throw new UnprocessableEntityException('CODE_NOT_ALLOWED');
    const file = await manager.findOneByOrFail(CaseFile, { reportId: referral.reportId });
    if (rule.mediation === true && file.noMediation) throw new UnprocessableEntityException('MEDIATION_REFUSED');
    const now = new Date();
    const decision = await manager.save(Decision, manager.create(Decision, {
      reportId: referral.reportId, referral: { id: referral.id }, code, ends, at: at ?? now, desk: referral.owner, staff: user.sub, text: text ?? null,
      note: note ?? null,
    }));
    referral.lastCode = code;
    const answer = feedbackText(referral.ownerAgency, code, { tell: file.tell, withheld: false, ends, text: text ?? null, minorSuspect: file.minorSuspect });
    if (answer === undefined) return;
    await manager.save(Feedback, manager.create(Feedback, {
      reportId: referral.reportId, referralId: referral.id, decisionId: decision.id, agency: referral.ownerAgency, text: answer, at: now, receivedAt: null,
    }));
  }
}
