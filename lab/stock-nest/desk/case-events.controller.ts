import { Controller, ValidationPipe } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { instant, shanghaiDate } from '@referrals/calendar';
import { findDesk } from '@referrals/policy';
import { DataSource } from 'typeorm';
import { ReportFiledEvent } from '../shared/events.js';
import { FailSome } from '../shared/fail-some.js';
import { REPORT_FILED } from '../shared/names.js';
import { RegisterClient } from '../shared/register.client.js';
import { Announcer } from './announcer.js';
import { CaseFile, Referral } from './entities.js';

@Controller()
export class CaseEventsController {
  constructor(
    private readonly database: DataSource, private readonly register: RegisterClient, private readonly announcer: Announcer, private readonly failing: FailSome,
  ) {}

  /** A filed report becomes a case with a referral on each desk; one that is told twice stays as it is. */
  @EventPattern(REPORT_FILED)
  async reportFiled(@Payload(new ValidationPipe({ transform: true })) event: ReportFiledEvent): Promise<void> {
    this.failing.check(event);
    const directory = await this.register.load();
    const day = shanghaiDate(instant(event.filedAt));
    const { id: _, referrals: requests, ...file } = event;
    const made = await this.database.transaction(async (manager) => {
      if (await manager.existsBy(CaseFile, { reportId: event.reportId })) return [];
      await manager.insert(CaseFile, file);
      return manager.save(Referral, requests.map((request) => {
        const { desk, because } = findDesk(directory, request, { ...event, untoldDesks: [] }, day);
        return manager.create(Referral, {
          reportId: event.reportId, number: event.number, filedAt: event.filedAt, agency: request.agency, site: request.site, role: request.role,
          division: request.division ?? null, state: 'routed', owner: desk.id, ownerAgency: desk.agency, because, lastCode: null,
        });
      }));
    });
    this.announcer.tell('routed', made);
  }
}
