import { Body, Controller, Get, HttpCode, Post, Query, UseInterceptors } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import {
  Accesses, AccessesQuery, Describe, EtagInterceptor, IdempotencyKey, IdParam, IfMatch, movesController, NoBody, type RequestKey,
} from '@referrals/service-kit';
import { Appoint } from './appoint.js';
import { ChangedAppointment, CheckRecordBody, EndAppointmentBody, GiveAccountBody, HandOverView, NewAppointment } from './appointment.dto.js';
import { ChangePost } from './change-post.js';
import { ListPosts } from './list-posts.query.js';
import { MakePost } from './make-post.js';
import { MoveAppointment } from './move-appointment.js';
import { ChangedPost, ClosePost, NewDeputy, NewEvaluation, NewPost, PostDetail, PostPage, PostQuery } from './post.dto.js';
import { ReadPost } from './read-post.query.js';

const AT = 'api/child-registry/posts';
const MOVED = ['NOT_FOUND', 'VERSION_STALE', 'ILLEGAL_MOVE', 'SAME_PERSON', 'PERIOD_INVALID'];
const HEADERS = ['If-Match', 'Idempotency-Key'] as const;

@Controller(AT)
@UseInterceptors(EtagInterceptor)
export class PostController {
  constructor(private readonly posts: ListPosts, private readonly post: ReadPost, private readonly makePost: MakePost) {}

  @Get()
  @Requires('post.read')
  @Describe({ summary: 'Posts of the caller’s places, with whoever holds them', response: PostPage, errors: ['INVALID_CURSOR'] })
  list(@Caller() principal: StaffPrincipal, @Query() query: PostQuery): Promise<PostPage> {
    return this.posts.list(principal, query);
  }

  @Post()
  @Requires('post.work')
  @Describe({ summary: 'Make a post beside those that the directory’s divisions give', status: 201, response: ChangedPost, headers: ['Idempotency-Key'], errors: ['NOT_IN_AREA', 'NOT_YOURS_TO_DO', 'DIVISION_CODE_INVALID', 'DATE_IN_FUTURE'] })
  make(@Caller() principal: StaffPrincipal, @IdempotencyKey() key: RequestKey, @Body() body: NewPost): Promise<ChangedPost> {
    return this.makePost.byPerson({ principal, key, body });
  }

  @Get(':id')
  @Requires('post.read')
  @Describe({ summary: 'A post: appointments, deputies, evaluations', response: PostDetail, errors: ['NOT_FOUND'] })
  read(@Caller() principal: StaffPrincipal, @IdParam('id') id: string): Promise<PostDetail> {
    return this.post.read(principal, id);
  }

  @Get(':id/accesses')
  @Requires('access.review')
  @Describe({ summary: 'Who looked at the post, newest first', response: Accesses, errors: ['NOT_FOUND', 'INVALID_CURSOR'] })
  accesses(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @Query() query: AccessesQuery): Promise<Accesses> {
    return this.post.accesses(principal, id, query);
  }
}

@Controller(AT)
@UseInterceptors(EtagInterceptor)
export class PostWorkController {
  constructor(private readonly appointing: Appoint, private readonly post: ChangePost) {}

  @Post(':id/appointments')
  @HttpCode(201)
  @Requires('post.work')
  @Describe({
    summary: 'Appoint somebody', status: 201, response: ChangedPost, headers: HEADERS,
    errors: [...MOVED, 'APPOINTMENT_BARRED', 'CRITERIA_NOT_MET', 'REASON_REQUIRED', 'NOT_YOURS_TO_DO', 'NOT_OF_AGE', 'DATE_IN_FUTURE', 'POST_HELD'],
  })
  appoint(@IdParam('id') id: string, @Caller() principal: StaffPrincipal, @IfMatch() version: number, @IdempotencyKey() key: RequestKey, @Body() body: NewAppointment): Promise<ChangedPost> {
    return this.appointing.appoint({ id, principal, version, key, body });
  }

  @Post(':id/deputies')
  @HttpCode(201)
  @Requires('post.work')
  @Describe({ summary: 'Name who stands in, for six months at most', status: 201, response: ChangedPost, headers: HEADERS, errors: [...MOVED, 'DEPUTY_TOO_LONG'] })
  nameDeputy(@IdParam('id') id: string, @Caller() principal: StaffPrincipal, @IfMatch() version: number, @IdempotencyKey() key: RequestKey, @Body() body: NewDeputy): Promise<ChangedPost> {
    return this.post.nameDeputy({ id, principal, version, key, body });
  }

  @Post(':id/deputies/:deputy/end')
  @HttpCode(200)
  @Requires('post.work')
  @Describe({ summary: 'They stand in no longer, from today on', response: ChangedPost, headers: HEADERS, errors: MOVED })
  endDeputy(@IdParam('id') id: string, @IdParam('deputy') deputy: string, @Caller() principal: StaffPrincipal, @IfMatch() version: number, @IdempotencyKey() key: RequestKey, @NoBody() body: object): Promise<ChangedPost> {
    return this.post.endDeputy(deputy, { id, principal, version, key, body });
  }

  @Post(':id/evaluations')
  @HttpCode(201)
  @Requires('post.work')
  @Describe({ summary: 'Say how a holder did in a year', status: 201, response: ChangedPost, headers: HEADERS, errors: [...MOVED, 'EVALUATION_YEAR', 'EVALUATION_EXISTS'] })
  evaluate(@IdParam('id') id: string, @Caller() principal: StaffPrincipal, @IfMatch() version: number, @IdempotencyKey() key: RequestKey, @Body() body: NewEvaluation): Promise<ChangedPost> {
    return this.post.evaluate({ id, principal, version, key, body });
  }

  @Post(':id/close')
  @HttpCode(200)
  @Requires('post.work')
  @Describe({ summary: 'There is no such post any more', response: ChangedPost, headers: HEADERS, errors: [...MOVED, 'POST_MANNED', 'DATE_IN_FUTURE'] })
  close(@IdParam('id') id: string, @Caller() principal: StaffPrincipal, @IfMatch() version: number, @IdempotencyKey() key: RequestKey, @Body() body: ClosePost): Promise<ChangedPost> {
    return this.post.close({ id, principal, version, key, body });
  }
}

@Controller('api/child-registry/appointments')
export class HandOverController {
  constructor(private readonly post: ReadPost) {}

  @Get(':id/hand-over')
  @Requires('post.read')
  @Describe({ summary: 'The files that were taken over with an appointment, as they stood that day', response: HandOverView, errors: ['NOT_FOUND'] })
  handOver(@Caller() principal: StaffPrincipal, @IdParam('id') id: string): Promise<HandOverView> {
    return this.post.handOver(principal, id);
  }
}

export const AppointmentMoves = movesController({
  name: 'AppointmentMoves', at: 'api/child-registry/appointments', permission: 'post.work', answer: ChangedAppointment, use: MoveAppointment,
  moves: {
    end: { summary: 'They hold the post no longer', body: EndAppointmentBody, errors: ['DATE_IN_FUTURE', 'PERIOD_INVALID'] },
    receive: { summary: 'The list of files was received' },
    'give-account': { summary: 'Say which account is theirs', body: GiveAccountBody, errors: ['SAME_PERSON'] },
    'check-record': { summary: 'Say what was asked of records; one that bars ends the appointment', body: CheckRecordBody, errors: ['DATE_IN_FUTURE'] },
  },
});
