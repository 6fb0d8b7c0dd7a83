import { Body, Controller, Get, HttpCode, Post, Query, UseInterceptors } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, EtagInterceptor, IdempotencyKey, IdParam, IfMatch, PageQuery, type RequestKey } from '@referrals/service-kit';
import { FileView } from '../child/file.dto.js';
import { ChangedGrant, ChildCardView, EndGrantBody, GrantedPage, GrantsView, NewGrant } from './grant.dto.js';
import { Grants } from './grants.js';
import { ReadGrants } from './read-grants.query.js';

const KEY = ['IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_IN_FLIGHT'];

@Controller('api/child-registry/children/:id/grants')
@UseInterceptors(EtagInterceptor)
export class GrantController {
  constructor(private readonly grants: Grants, private readonly reading: ReadGrants) {}

  @Post()
  @Requires('child.grant')
  @Describe({
    summary: 'Let a desk of another agency see the card, or by a supervisor the file, for at most six months', status: 201, response: ChangedGrant, headers: ['Idempotency-Key'],
    errors: ['NOT_FOUND', 'NOT_YOURS_TO_DO', 'FILE_LINKED', 'FILE_ENDED', 'DESK_NOT_GRANTABLE', 'PERIOD_INVALID', 'REASON_REQUIRED', 'DIRECTORY_COPY_INCOMPLETE', ...KEY],
  })
  give(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @IdempotencyKey() key: RequestKey, @Body() body: NewGrant): Promise<ChangedGrant> {
    return this.grants.give({ principal, id, key, body });
  }

  @Get()
  @Requires('child.grant')
  @Describe({ summary: 'Who was let in to the file, on which letter', response: GrantsView, errors: ['NOT_FOUND', 'NOT_YOURS_TO_DO'] })
  list(@Caller() principal: StaffPrincipal, @IdParam('id') id: string): Promise<GrantsView> {
    return this.reading.ofFile(principal, id);
  }

  @Post(':rid/end')
  @HttpCode(200)
  @Requires('child.grant')
  @Describe({
    summary: 'End a grant before its day', response: ChangedGrant, headers: ['If-Match', 'Idempotency-Key'],
    errors: ['NOT_FOUND', 'NOT_YOURS_TO_DO', 'ILLEGAL_MOVE', 'REASON_REQUIRED', 'VERSION_REQUIRED', 'VERSION_STALE', ...KEY],
  })
  end(
    @Caller() principal: StaffPrincipal, @IdParam('id') id: string, @IdParam('rid') rid: string, @IdempotencyKey() key: RequestKey, @Body() body: EndGrantBody, @IfMatch() version: number,
  ): Promise<ChangedGrant> {
    return this.grants.end(rid, version, { principal, id, key, body });
  }
}

/** What desks that were let in see. */
@Controller('api/child-registry/granted')
export class GrantedController {
  constructor(private readonly reading: ReadGrants) {}

  @Get()
  @Requires('granted.read')
  @Describe({ summary: 'Files that the caller’s desks were let in to, what ends first before the others', response: GrantedPage, errors: ['INVALID_CURSOR'] })
  mine(@Caller() principal: StaffPrincipal, @Query() query: PageQuery): Promise<GrantedPage> {
    return this.reading.mine(principal, query);
  }

  @Get(':id')
  @Requires('granted.read')
  @Describe({ summary: 'The card of the child that a grant is for', response: ChildCardView, errors: ['NOT_FOUND'] })
  card(@Caller() principal: StaffPrincipal, @IdParam('id') id: string): Promise<ChildCardView> {
    return this.reading.card(principal, id);
  }

  @Get(':id/file')
  @Requires('granted.read')
  @Describe({ summary: 'The file that a grant is for, where the file was granted', response: FileView, errors: ['NOT_FOUND', 'NOT_YOURS_TO_DO'] })
  file(@Caller() principal: StaffPrincipal, @IdParam('id') id: string): Promise<FileView> {
    return this.reading.file(principal, id);
  }
}
