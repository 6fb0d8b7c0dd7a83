import { Body, Controller, Get, HttpCode, Post, Query, UseInterceptors } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, EtagInterceptor, IdempotencyKey, IdParam, IfMatch, PageQuery, type RequestKey } from '@referrals/service-kit';
import { AnswerSchool } from './answer-school.js';
import { AskSchool } from './ask-school.js';
import { ListPupils } from './list-pupils.query.js';
import { AskSchoolBody, ChangedRequest, PupilPage, SchoolRequestPage, SchoolRequestQuery, SchoolRequestsOfFile, TellBody } from './school.dto.js';

const KEY = ['IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_IN_FLIGHT'];

/** For schools and kindergartens. */
@Controller('api/child-registry/school')
@UseInterceptors(EtagInterceptor)
export class SchoolController {
  constructor(private readonly lists: ListPupils, private readonly answering: AnswerSchool) {}

  @Get('pupils')
  @Requires('school.read')
  @Describe({ summary: 'Pupils of the caller’s school that are on the care list, and who looks after them', response: PupilPage, errors: ['INVALID_CURSOR'] })
  pupils(@Caller() principal: StaffPrincipal, @Query() query: PageQuery): Promise<PupilPage> {
    return this.lists.pupils(principal, query);
  }

  @Get('requests')
  @Requires('school.read')
  @Describe({ summary: 'What the caller’s school was asked of its pupils, and what it told', response: SchoolRequestPage, errors: ['INVALID_CURSOR'] })
  requests(@Caller() principal: StaffPrincipal, @Query() query: SchoolRequestQuery): Promise<SchoolRequestPage> {
    return this.lists.requests(principal, query);
  }

  @Post('requests/:id/answer')
  @HttpCode(200)
  @Requires('school.answer')
  @Describe({ summary: 'Answer what the school was asked', response: ChangedRequest, headers: ['If-Match', 'Idempotency-Key'], errors: ['NOT_FOUND', 'ILLEGAL_MOVE', 'VERSION_REQUIRED', 'VERSION_STALE', ...KEY] })
  answer(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @IdempotencyKey() key: RequestKey, @Body() body: TellBody, @IfMatch() version: number): Promise<ChangedRequest> {
    return this.answering.answer(version, { principal, id, key, body });
  }

  @Post('pupils/:id/notes')
  @Requires('school.answer')
  @Describe({ summary: 'Tell of a pupil on the care list, unasked', status: 201, response: ChangedRequest, headers: ['Idempotency-Key'], errors: ['NOT_FOUND', ...KEY] })
  tell(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @IdempotencyKey() key: RequestKey, @Body() body: TellBody): Promise<ChangedRequest> {
    return this.answering.tell({ principal, id, key, body });
  }
}

/** For whoever answers for the child. */
@Controller('api/child-registry/children/:id/school-requests')
export class SchoolRequestController {
  constructor(private readonly asking: AskSchool) {}

  @Post()
  @Requires('child.work')
  @Describe({
    summary: 'Ask the child’s school; it owes an answer', status: 201, response: ChangedRequest, headers: ['Idempotency-Key'],
    errors: ['NOT_FOUND', 'NOT_YOURS_TO_DO', 'FILE_ENDED', 'FILE_LINKED', 'SCHOOL_WITHOUT_DESK', 'DIRECTORY_COPY_INCOMPLETE', ...KEY],
  })
  ask(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @IdempotencyKey() key: RequestKey, @Body() body: AskSchoolBody): Promise<ChangedRequest> {
    return this.asking.ask({ principal, id, key, body });
  }

  @Get()
  @Requires('child.read')
  @Describe({ summary: 'What the child’s schools were asked, and what they told', response: SchoolRequestsOfFile, errors: ['NOT_FOUND', 'REASON_REQUIRED'] })
  list(@Caller() principal: StaffPrincipal, @IdParam('id') id: string): Promise<SchoolRequestsOfFile> {
    return this.asking.ofFile(principal, id);
  }
}
