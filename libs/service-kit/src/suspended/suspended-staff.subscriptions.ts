import { Controller, Inject, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { StaffStandingRecorded, type EventData, type ServiceName } from '@referrals/contracts';
import { ServiceDatabase, type Tx } from '@referrals/database';
import { OnEvent, type InboxContext } from '@referrals/event-bus';
import { named } from '../http/named.js';
import { suspendedStaffOf } from './suspended-staff.js';

/** What a service does beside refusing a suspended person's token, in the same transaction. */
export interface FollowsStaff {
  staffStands(tx: Tx, standing: EventData<typeof StaffStandingRecorded>): Promise<void>;
}

/** The handler by which every service knows whose account is suspended. */
export function suspendedStaffSubscriptions(service: ServiceName, follows: Type<FollowsStaff> | undefined): Type {
  @Controller()
  class SuspendedStaffSubscriptions {
    constructor(@Inject(ServiceDatabase) private readonly database: ServiceDatabase, private readonly parts: ModuleRef) {}

    @OnEvent(StaffStandingRecorded, service, { from: 'beginning' })
    async staffStands(standing: EventData<typeof StaffStandingRecorded>, { tx }: InboxContext): Promise<void> {
      await suspendedStaffOf(this.database).take(tx, standing);
      if (follows !== undefined) await this.parts.get<FollowsStaff>(follows).staffStands(tx, standing);
    }
  }
  return named(SuspendedStaffSubscriptions, service);
}
