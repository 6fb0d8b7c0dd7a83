import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { DeskRecorded, DesksPublished, ExclusionDue, OrganisationRecorded, type EventData } from '@referrals/contracts';
import { OnEvent, type InboxContext } from '@referrals/event-bus';
import { CaseParts } from '../filing/case-parts.js';
import { holdDecisions } from '../filing/read-directory.js';
import { ExcludeDesks } from './exclude-desks.js';
import { leaveTask } from './leave-task.js';
import { SuspectedOrganisation } from './routing.entity.js';

const HERE = 'mandatory-reporting';

/** Keeps the copy of the directory, and looks again at reports that name an organisation which got a desk. */
@Controller()
export class DirectorySubscriptions {
  constructor(private readonly parts: CaseParts, private readonly exclude: ExcludeDesks) {}

  @OnEvent(DeskRecorded, HERE, { from: 'beginning' })
  async deskRecorded(@Payload() desk: EventData<typeof DeskRecorded>, @Ctx() { tx }: InboxContext): Promise<void> {
    const { database, clock, directory } = this.parts;
    const before = await directory.applyDesk(tx, desk);
    if (before?.organisation === desk.organisation) return;
    await holdDecisions(tx);
    const reports = await tx.manager.findBy(SuspectedOrganisation, { organisation: desk.organisation });
    for (const { reportId, organisation } of reports) leaveTask(database, tx, ExclusionDue, reportId, { reportId, organisation }, clock.now());
  }

  @OnEvent(OrganisationRecorded, HERE, { from: 'beginning' })
  async organisationRecorded(@Payload() organisation: EventData<typeof OrganisationRecorded>, @Ctx() { tx }: InboxContext): Promise<void> {
    await this.parts.directory.applyOrganisation(tx, organisation);
  }

  @OnEvent(DesksPublished, HERE, { from: 'beginning' })
  async published(@Payload() published: EventData<typeof DesksPublished>, @Ctx() { tx }: InboxContext): Promise<void> {
    await this.parts.directory.applyPublished(tx, published);
  }

  @OnEvent(ExclusionDue, HERE, { from: 'beginning' })
  async exclusionDue(@Payload() { reportId }: EventData<typeof ExclusionDue>, @Ctx() { tx }: InboxContext): Promise<void> {
    await this.exclude.check(tx, reportId);
  }
}
