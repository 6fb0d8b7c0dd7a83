import { Body, Controller, Get, HttpCode, Post, Query, UseInterceptors } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, EtagInterceptor, IdempotencyKey, IdParam, IfMatch, NoBody, type RequestKey } from '@referrals/service-kit';
import { CheckItem } from './check-item.js';
import { DrawSpotCheck } from './draw-spot-check.js';
import { MendFinding } from './mend-finding.js';
import { CorrectItemBody, DrawBody, FindingQuery, FrameView, ItemPage, ItemQuery, ItemView, ResultBody, SendItemBackBody, SpotCheckCard, SpotCheckPage, SpotCheckQuery } from './spot-check.dto.js';
import { SpotChecks } from './spot-checks.query.js';

const AT = 'api/child-registry/spot-checks';

@Controller(AT)
@UseInterceptors(EtagInterceptor)
export class SpotCheckController {
  constructor(private readonly drawing: DrawSpotCheck, private readonly checks: SpotChecks) {}

  @Post()
  @Requires('child.work')
  @Describe({ summary: 'Draw files to be checked in this half-year', status: 201, response: SpotCheckCard, headers: ['Idempotency-Key'], errors: ['NOT_IN_AREA', 'SAMPLE_REASON_REQUIRED', 'SAMPLE_EMPTY'] })
  draw(@Caller() principal: StaffPrincipal, @IdempotencyKey() key: RequestKey, @Body() body: DrawBody): Promise<SpotCheckCard> {
    return this.drawing.draw({ principal, key, body });
  }

  @Get()
  @Requires('child.read')
  @Describe({ summary: 'Spot checks of the caller’s county, newest first', response: SpotCheckPage, errors: ['INVALID_CURSOR'] })
  list(@Caller() principal: StaffPrincipal, @Query() query: SpotCheckQuery): Promise<SpotCheckPage> {
    return this.checks.list(principal, query);
  }

  @Get('findings')
  @Requires('child.read')
  @Describe({ summary: 'What checks found in the caller’s places, oldest first', response: ItemPage, errors: ['INVALID_CURSOR'] })
  findings(@Caller() principal: StaffPrincipal, @Query() query: FindingQuery): Promise<ItemPage> {
    return this.checks.findings(principal, query);
  }

  @Get(':id')
  @Requires('child.read')
  @Describe({ summary: 'A spot check', response: SpotCheckCard, errors: ['NOT_FOUND'] })
  one(@Caller() principal: StaffPrincipal, @IdParam('id') id: string): Promise<SpotCheckCard> {
    return this.checks.one(principal, id);
  }

  @Get(':id/items')
  @Requires('child.read')
  @Describe({ summary: 'Files that were drawn', response: ItemPage, errors: ['NOT_FOUND', 'INVALID_CURSOR'] })
  items(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @Query() query: ItemQuery): Promise<ItemPage> {
    return this.checks.items(principal, id, query);
  }

  @Get(':id/frame')
  @Requires('child.read')
  @Describe({ summary: 'Seed and frame, by which anybody draws the same', response: FrameView, errors: ['NOT_FOUND'] })
  frame(@Caller() principal: StaffPrincipal, @IdParam('id') id: string): Promise<FrameView> {
    return this.checks.frame(principal, id);
  }
}

const ERRORS = ['NOT_FOUND', 'VERSION_STALE', 'ILLEGAL_MOVE'];

/** A file that was drawn. */
@Controller(`${AT}/:id/items/:childId`)
@UseInterceptors(EtagInterceptor)
export class ItemController {
  constructor(private readonly checking: CheckItem, private readonly mending: MendFinding) {}

  @Post('result')
  @HttpCode(200)
  @Requires('child.work')
  @Describe({ summary: 'Say what the check showed', response: ItemView, headers: ['If-Match', 'Idempotency-Key'], errors: [...ERRORS, 'FINDING_UNFIT'] })
  result(
    @Caller() principal: StaffPrincipal, @IdParam('id') id: string, @IdParam('childId') child: string, @IfMatch() version: number, @IdempotencyKey() key: RequestKey, @Body() body: ResultBody,
  ): Promise<ItemView> {
    return this.checking.result({ principal, id, child, version, key, body });
  }

  @Post('correct')
  @HttpCode(200)
  @Requires('child.work')
  @Describe({ summary: 'Say what was put right', response: ItemView, headers: ['If-Match', 'Idempotency-Key'], errors: ERRORS })
  correct(
    @Caller() principal: StaffPrincipal, @IdParam('id') id: string, @IdParam('childId') child: string, @IfMatch() version: number, @IdempotencyKey() key: RequestKey, @Body() body: CorrectItemBody,
  ): Promise<ItemView> {
    return this.mending.correct({ principal, id, child, version, key, body });
  }

  @Post('confirm')
  @HttpCode(200)
  @Requires('child.work')
  @Describe({ summary: 'Confirm that it is right now', response: ItemView, headers: ['If-Match', 'Idempotency-Key'], errors: [...ERRORS, 'SAME_PERSON'] })
  confirm(
    @Caller() principal: StaffPrincipal, @IdParam('id') id: string, @IdParam('childId') child: string, @IfMatch() version: number, @IdempotencyKey() key: RequestKey, @NoBody() body: object,
  ): Promise<ItemView> {
    return this.mending.confirm({ principal, id, child, version, key, body });
  }

  @Post('send-back')
  @HttpCode(200)
  @Requires('child.work')
  @Describe({ summary: 'Say that it is not right yet', response: ItemView, headers: ['If-Match', 'Idempotency-Key'], errors: ERRORS })
  sendBack(
    @Caller() principal: StaffPrincipal, @IdParam('id') id: string, @IdParam('childId') child: string, @IfMatch() version: number, @IdempotencyKey() key: RequestKey, @Body() body: SendItemBackBody,
  ): Promise<ItemView> {
    return this.mending.sendBack({ principal, id, child, version, key, body });
  }
}
