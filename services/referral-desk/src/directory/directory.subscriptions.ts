import { Controller } from '@nestjs/common';
import { DeskRecorded, DesksPublished, OrganisationRecorded, type EventData } from '@referrals/contracts';
import { OnEvent, type InboxContext } from '@referrals/event-bus';
import { DirectoryCopyStore } from '@referrals/service-kit';
import { FindLeftReferrals } from './find-left-referrals.js';

/** Keeps this service's copy of the directory, and moves what a desk that is left behind still holds. */
@Controller()
export class DirectorySubscriptions {
  constructor(private readonly copy: DirectoryCopyStore, private readonly left: FindLeftReferrals) {}

  @OnEvent(DeskRecorded, 'referral-desk', { from: 'beginning' })
  async recordDesk(desk: EventData<typeof DeskRecorded>, { tx }: InboxContext): Promise<void> {
    await this.copy.applyDesk(tx, desk);
    await this.left.checkDesk(tx, desk);
  }

  @OnEvent(OrganisationRecorded, 'referral-desk', { from: 'beginning' })
  async recordOrganisation(organisation: EventData<typeof OrganisationRecorded>, { tx }: InboxContext): Promise<void> {
    await this.copy.applyOrganisation(tx, organisation);
  }

  @OnEvent(DesksPublished, 'referral-desk', { from: 'beginning' })
  async publishDesks(published: EventData<typeof DesksPublished>, { tx }: InboxContext): Promise<void> {
    await this.copy.applyPublished(tx, published);
  }
}
