import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Authorization, Describe, IdempotencyKey, IdField, IdParam, type RequestKey } from '@referrals/service-kit';
import { AlsoWatchBody, LinkedReport, NewReportLink, ReadLinksBody, ReportLinksView, UnlinkBody } from './report-link.dto.js';
import { ReadReportLinks } from './read-report-links.query.js';
import { ReportLinks } from './report-links.js';

export class ChangedLink { @IdField() id!: string }

const KEY = ['IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_IN_FLIGHT'];

@Controller('api/child-registry/children/:id/report-links')
export class ReportLinkController {
  constructor(private readonly links: ReportLinks, private readonly reading: ReadReportLinks) {}

  @Post()
  @Requires('child.link')
  @Describe({
    summary: 'Say that a report is of this child: by the child’s county, which may read that report', status: 201, response: LinkedReport, headers: ['Idempotency-Key'],
    errors: ['NOT_FOUND', 'NOT_YOURS_TO_DO', 'FILE_LINKED', 'FILE_ENDED', 'REPORT_LINKED', 'OVERLOADED', ...KEY],
  })
  link(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @IdempotencyKey() key: RequestKey, @Authorization() authorization: string, @Body() body: NewReportLink): Promise<LinkedReport> {
    return this.links.link({ principal, id, key, body }, authorization);
  }

  @Post('read')
  @HttpCode(200)
  @Requires('child.link')
  @Describe({ summary: 'Which reports are of this child, for a reason that is recorded', response: ReportLinksView, errors: ['NOT_FOUND', 'NOT_YOURS_TO_DO', 'REASON_REQUIRED'] })
  read(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @Body() { reason }: ReadLinksBody): Promise<ReportLinksView> {
    return this.reading.read(principal, id, reason);
  }

  @Post(':rid/also-watch')
  @HttpCode(200)
  @Requires('child.link')
  @Describe({ summary: 'Watch other children of the house for the same report', response: ChangedLink, headers: ['Idempotency-Key'], errors: ['NOT_FOUND', 'NOT_YOURS_TO_DO', 'ILLEGAL_MOVE', 'FILE_ENDED', ...KEY] })
  alsoWatch(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @IdParam('rid') rid: string, @IdempotencyKey() key: RequestKey, @Body() body: AlsoWatchBody): Promise<ChangedLink> {
    return this.links.alsoWatch(rid, { principal, id, key, body });
  }

  @Post(':rid/unlink')
  @HttpCode(200)
  @Requires('child.link')
  @Describe({ summary: 'Take a link back, and the watch that came with it', response: ChangedLink, headers: ['Idempotency-Key'], errors: ['NOT_FOUND', 'NOT_YOURS_TO_DO', 'ILLEGAL_MOVE', 'REASON_REQUIRED', ...KEY] })
  unlink(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @IdParam('rid') rid: string, @IdempotencyKey() key: RequestKey, @Body() body: UnlinkBody): Promise<ChangedLink> {
    return this.links.unlink(rid, { principal, id, key, body });
  }
}
