import { Controller, ValidationPipe } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { ReferralChangedEvent } from '../shared/events.js';
import { FailSome } from '../shared/fail-some.js';
import { REFERRAL_CHANGED } from '../shared/names.js';
import { ReferralStanding } from './entities.js';

@Controller()
export class ReferralEventsController {
  constructor(@InjectRepository(ReferralStanding) private readonly standings: Repository<ReferralStanding>, private readonly failing: FailSome) {}

  /** Keeps how each referral stands; an older event than the one known changes nothing. */
  @EventPattern(REFERRAL_CHANGED)
  async referralChanged(@Payload(new ValidationPipe({ transform: true })) event: ReferralChangedEvent): Promise<void> {
    this.failing.check(event);
    const { id: _, what: _what, ...standing } = event;
    const known = await this.standings.findOneBy({ referralId: event.referralId });
    if (known !== null && known.version > event.version) return;
    await this.standings.upsert(standing, ['referralId']);
  }
}
