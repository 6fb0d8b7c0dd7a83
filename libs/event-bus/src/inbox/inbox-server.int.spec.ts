import { Catch, Controller, Module, type ExceptionFilter, type Type } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Test } from '@nestjs/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import {
  ClaimReleaseDue, ClockAdvanced, DeskRecorded, DeskRecordedV2, DesksPublished, DesksPublishedV2, DivisionRecorded, ExclusionDue, OrganisationRecorded, OrganisationRecordedV2, ReassignmentDue, ReportContentRead, ReportDangerTold, ReportExclusionAdded, ReportExclusionAddedV2, ReportFiled, ReportFiledV2,
  ReportSupplemented, ReportSupplementedV2, ReportSupplementRead, StaffStandingRecorded, UnheardSupplementDue, type EventData, type EventEnvelope,
} from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { throwError } from 'rxjs';
import { NotYet, type InboxContext } from './inbox-context.js';
import { InboxServer, transportOf } from './inbox-server.js';
import { OnEvent } from './on-event.js';

const heard: unknown[] = [];

@Controller()
class Directory {
  @OnEvent(DeskRecorded, 'referral-desk', { from: 'beginning' })
  async desk(): Promise<void> { throw new NotYet('COPY_NOT_WHOLE'); }
  @OnEvent(OrganisationRecorded, 'referral-desk', { from: 'beginning' })
  async organisation(): Promise<void> { throw new TypeError('of its own'); }
  @OnEvent(DesksPublished, 'referral-desk', { from: 'beginning' })
  async published(data: EventData<typeof DesksPublished>, context: InboxContext): Promise<void> { heard.push(data, context); }
  @OnEvent([DeskRecordedV2, OrganisationRecordedV2, DivisionRecorded, DesksPublishedV2, StaffStandingRecorded, ClockAdvanced], 'referral-desk', { from: 'beginning' })
  async stands(): Promise<void> { /* nothing */ }
}

@Controller()
class Reports {
  @EventPattern(ReportFiled.type, transportOf('referral-desk'), { from: 'now' })
  async filed(@Payload() data: object, @Ctx() context: unknown): Promise<void> { heard.push(data, context); }
  @OnEvent(ReportSupplemented, 'referral-desk', { from: 'beginning' })
  async supplemented(): Promise<void> { /* nothing */ }
  @OnEvent(ReportExclusionAdded, 'referral-desk', { from: 'beginning' })
  async excluded(): Promise<void> { /* nothing */ }
  @OnEvent(ReportContentRead, 'referral-desk', { from: 'beginning' })
  async read(): Promise<void> { /* nothing */ }
  @OnEvent(ReassignmentDue, 'referral-desk', { from: 'beginning' })
  async due(): Promise<void> { /* nothing */ }
  @OnEvent(ClaimReleaseDue, 'referral-desk', { from: 'beginning' })
  async releaseDue(): Promise<void> { /* nothing */ }
  @OnEvent([ReportFiledV2, ReportSupplementedV2, ReportDangerTold, ReportExclusionAddedV2, ReportSupplementRead, UnheardSupplementDue], 'referral-desk', { from: 'beginning' })
  async others(): Promise<void> { /* nothing */ }
}

@Controller()
class Again {
  @OnEvent(ReportFiled, 'referral-desk', { from: 'beginning' })
  async filed(): Promise<void> { /* nothing */ }
}

@Controller()
class OfAnotherService {
  @OnEvent(ExclusionDue, 'mandatory-reporting', { from: 'beginning' })
  async due(): Promise<void> { /* nothing */ }
}

@Controller()
class OfNobody {
  @EventPattern(ExclusionDue.type)
  async due(_data: object): Promise<void> { /* nothing */ }
}

@Controller()
class ReportsUndeclared extends Reports {
  @EventPattern(ReassignmentDue.type, transportOf('referral-desk'))
  override async due(_data?: object): Promise<void> { /* nothing */ }
}

@Catch()
class KeepsErrors implements ExceptionFilter {
  catch(error: unknown) { return throwError(() => error); }
}

describe('the inbox as a strategy of Nest', () => {
  let app: INestApplication | undefined;
  afterEach(() => app?.close());

  async function start(...controllers: Type[]): Promise<InboxServer> {
    @Module({ controllers })
    class Service {}
    app = (await Test.createTestingModule({ imports: [Service] }).compile()).createNestApplication({ logger: false });
    app.useGlobalFilters(new KeepsErrors());
    const server = new InboxServer('referral-desk');
    app.connectMicroservice({ strategy: server }, { inheritAppConfig: true });
    await app.startAllMicroservices();
    return server;
  }
  const run = (server: InboxServer, type: string, data: unknown = {}) => {
    const envelope = { type, data } as EventEnvelope;
    const context: InboxContext = { tx: {} as Tx, envelope, attempt: 1 };
    return { context, ended: server.handle(envelope, context) };
  };

  it('gives a handler the data and the context, with Nest’s decorators and with ours', async () => {
    const server = await start(Directory, Reports, OfAnotherService);
    for (const type of [DesksPublished.type, ReportFiled.type]) {
      heard.length = 0;
      const { context, ended } = run(server, type, { some: 'data' });
      await ended;
      expect(heard).toEqual([{ some: 'data' }, context]);
    }
  });

  it('throws what the handler threw, not what Nest makes of it', async () => {
    const server = await start(Directory, Reports);
    await expect(run(server, DeskRecorded.type).ended).rejects.toThrow(NotYet);
    await expect(run(server, OrganisationRecorded.type).ended).rejects.toThrow(new TypeError('of its own'));
  });

  it('refuses to start without a handler for what the catalogue says it hears', async () => {
    await expect(start(Reports)).rejects.toThrow('missing [directory.register.desk-recorded.v1');
  });

  it('refuses two handlers for one event: when the first throws the second would never run', async () => {
    await expect(start(Directory, Reports, Again)).rejects.toThrow('twice [mandatory-reporting.report.filed.v1]');
  });

  it('refuses a handler that names no service: every service’s strategy would get it', async () => {
    await expect(start(Directory, Reports, OfNobody)).rejects.toThrow('not in the catalogue [mandatory-reporting.task.exclusion-due.v1]');
  });

  it('refuses a handler that does not say from where it wants its event', async () => {
    await expect(start(Directory, ReportsUndeclared)).rejects.toThrow('without "from" [referral-desk.task.reassignment-due.v1]');
  });

  it('knows of each event from where it is wanted', async () => {
    const server = await start(Directory, Reports);
    expect(server.listening()).toEqual(expect.arrayContaining([{ type: ReportFiled.type, from: 'now' }, { type: DeskRecorded.type, from: 'beginning' }]));
  });
});
