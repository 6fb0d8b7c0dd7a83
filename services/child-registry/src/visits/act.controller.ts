import { Body, Controller, Get, HttpCode, Post, Query, UseInterceptors } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { BatchAnswer, Describe, EtagInterceptor, IdempotencyKey, IdParam, IfMatch, NoBody, PageQuery, type RequestKey } from '@referrals/service-kit';
import { ChangedFile } from '../child/child.dto.js';
import { ReadChild } from '../child/read-child.query.js';
import { recordsController } from '../record-routes.js';
import { ActPage, BulkActs, KnownActs, KnownAnswer, NewAct, RecordedAct, VoidBody } from './act.dto.js';
import { Acts } from './acts.js';

const ACT_ERRORS = ['DATE_IN_FUTURE', 'ACT_TOO_OLD', 'ACT_MET_OR_NOT', 'ACT_EXISTS'];
const MOVE_ERRORS = ['NOT_FOUND', 'ILLEGAL_MOVE', 'NOT_YOURS_TO_DO', 'VERSION_REQUIRED', 'VERSION_STALE', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_IN_FLIGHT'];

/** Acts are added by phones that were without a line: no version is asked for. */
export const ChildActs = recordsController<Acts>({
  name: 'ChildActs', use: Acts,
  routes: [{ path: 'acts', summary: 'Record a contact or a visit', body: NewAct, answer: RecordedAct, errors: ACT_ERRORS, adds: true, work: (use, request) => use.record(request as never) }],
});

@Controller('api/child-registry')
@UseInterceptors(EtagInterceptor)
export class ActController {
  constructor(private readonly acts: Acts, private readonly reading: ReadChild) {}

  @Get('children/:id/acts')
  @Requires('child.read')
  @Describe({ summary: 'Contacts and visits of a child, the last first', response: ActPage, errors: ['NOT_FOUND', 'REASON_REQUIRED', 'INVALID_CURSOR'] })
  list(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @Query() query: PageQuery): Promise<ActPage> {
    return this.reading.acts(principal, id, query);
  }

  @Post('acts/bulk')
  @HttpCode(200)
  @Requires('child.work', { field: true })
  @Describe({ summary: 'Record acts of several children, each by itself', response: BatchAnswer, headers: ['Idempotency-Key'], errors: ['ITEM_TWICE', ...ACT_ERRORS] })
  bulk(@Caller() principal: StaffPrincipal, @IdempotencyKey() key: RequestKey, @Body() body: BulkActs): Promise<BatchAnswer> {
    return this.acts.recordMany(principal, body, key);
  }

  @Post('acts/known')
  @HttpCode(200)
  @Requires('child.read')
  @Describe({ summary: 'Which of these acts are here', response: KnownAnswer })
  known(@Caller() principal: StaffPrincipal, @Body() { ids }: KnownActs): Promise<KnownAnswer> {
    return this.acts.known(principal, ids);
  }

  @Post('acts/:id/confirm')
  @HttpCode(200)
  @Requires('child.work')
  @Describe({ summary: 'Let an act that was written late count; by the child’s version', response: ChangedFile, headers: ['If-Match', 'Idempotency-Key'], errors: [...MOVE_ERRORS, 'SAME_PERSON'] })
  confirm(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @IfMatch() version: number, @IdempotencyKey() key: RequestKey, @NoBody() body: object): Promise<ChangedFile> {
    return this.acts.confirm(id, { principal, version, key, body });
  }

  @Post('acts/:id/void')
  @HttpCode(200)
  @Requires('child.work')
  @Describe({ summary: 'Let an act count no longer; by the child’s version', response: ChangedFile, headers: ['If-Match', 'Idempotency-Key'], errors: [...MOVE_ERRORS, 'REASON_REQUIRED'] })
  void(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @IfMatch() version: number, @IdempotencyKey() key: RequestKey, @Body() body: VoidBody): Promise<ChangedFile> {
    return this.acts.void(id, { principal, version, key, body });
  }
}
