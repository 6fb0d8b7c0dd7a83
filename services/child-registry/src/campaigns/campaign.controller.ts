import { Body, Controller, Get, HttpCode, Post, Query, UseInterceptors } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, EtagInterceptor, IdempotencyKey, IdParam, IfMatch, movesController, PlaceParam, type RequestKey } from '@referrals/service-kit';
import { AccountFiles } from './account-files.js';
import {
  AccountedFiles, CampaignCard, CampaignFigures, CampaignPage, CampaignQuery, CampaignView, NewCampaign, PartView, ResultsBody, ResultsView, SendBackBody, SubmitBody,
} from './campaign.dto.js';
import { Campaigns } from './campaigns.query.js';
import { ChangePart } from './change-part.js';
import { MakeCampaign } from './make-campaign.js';

const AT = 'api/child-registry/campaigns';

@Controller(AT)
@UseInterceptors(EtagInterceptor)
export class CampaignController {
  constructor(private readonly making: MakeCampaign, private readonly campaigns: Campaigns) {}

  @Post()
  @Requires('child.work')
  @Describe({ summary: 'Plan a campaign', status: 201, response: CampaignCard, headers: ['Idempotency-Key'], errors: ['NOT_IN_AREA', 'PERIOD_INVALID', 'ITEM_TWICE'] })
  plan(@Caller() principal: StaffPrincipal, @IdempotencyKey() key: RequestKey, @Body() body: NewCampaign): Promise<CampaignCard> {
    return this.making.make({ principal, key, body });
  }

  @Get()
  @Requires('child.read')
  @Describe({ summary: 'Campaigns that the caller has a part in, newest first', response: CampaignPage, errors: ['INVALID_CURSOR'] })
  list(@Caller() principal: StaffPrincipal, @Query() query: CampaignQuery): Promise<CampaignPage> {
    return this.campaigns.list(principal, query);
  }

  @Get(':id')
  @Requires('child.read')
  @Describe({ summary: 'A campaign with the villages that the caller sees', response: CampaignView, errors: ['NOT_FOUND'] })
  one(@Caller() principal: StaffPrincipal, @IdParam('id') id: string): Promise<CampaignView> {
    return this.campaigns.one(principal, id);
  }

  @Get(':id/figures')
  @Requires('child.read')
  @Describe({ summary: 'How it stands today', response: CampaignFigures, errors: ['NOT_FOUND'] })
  figures(@Caller() principal: StaffPrincipal, @IdParam('id') id: string): Promise<CampaignFigures> {
    return this.campaigns.figures(principal, id);
  }
}

/** A village's part. */
@Controller(`${AT}/:id/villages/:code`)
@UseInterceptors(EtagInterceptor)
export class PartController {
  constructor(private readonly campaigns: Campaigns, private readonly accounting: AccountFiles, private readonly parts: ChangePart) {}

  @Get('files')
  @Requires('child.read')
  @Describe({ summary: 'The village’s active files, and what was found of each', response: AccountedFiles, errors: ['NOT_FOUND'] })
  files(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @PlaceParam('code', 12) code: string): Promise<AccountedFiles> {
    return this.campaigns.files(principal, id, code);
  }

  @Post('results')
  @HttpCode(200)
  @Requires('child.work')
  @Describe({
    summary: 'Say what was found of files', response: ResultsView, headers: ['Idempotency-Key'],
    errors: ['NOT_FOUND', 'CAMPAIGN_NOT_RUNNING', 'CAMPAIGN_VILLAGE_SUBMITTED', 'ITEM_TWICE', 'FILE_UNKNOWN'],
  })
  account(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @PlaceParam('code', 12) code: string, @IdempotencyKey() key: RequestKey, @Body() body: ResultsBody): Promise<ResultsView> {
    return this.accounting.account({ principal, id, code, key, body });
  }

  @Post('submit')
  @HttpCode(200)
  @Requires('child.work')
  @Describe({
    summary: 'Submit the village’s part', response: PartView, headers: ['If-Match', 'Idempotency-Key'],
    errors: ['NOT_FOUND', 'VERSION_STALE', 'ILLEGAL_MOVE', 'CAMPAIGN_NOT_RUNNING', 'CAMPAIGN_FILES_UNACCOUNTED', 'CAMPAIGN_NONE_UNFIT'],
  })
  submit(
    @Caller() principal: StaffPrincipal, @IdParam('id') id: string, @PlaceParam('code', 12) code: string, @IfMatch() version: number, @IdempotencyKey() key: RequestKey, @Body() body: SubmitBody,
  ): Promise<PartView> {
    return this.parts.submit({ principal, id, code, version, key, body });
  }

  @Post('send-back')
  @HttpCode(200)
  @Requires('child.work')
  @Describe({ summary: 'Have the village look again', response: PartView, headers: ['If-Match', 'Idempotency-Key'], errors: ['NOT_FOUND', 'VERSION_STALE', 'ILLEGAL_MOVE', 'CAMPAIGN_NOT_RUNNING'] })
  sendBack(
    @Caller() principal: StaffPrincipal, @IdParam('id') id: string, @PlaceParam('code', 12) code: string, @IfMatch() version: number, @IdempotencyKey() key: RequestKey, @Body() body: SendBackBody,
  ): Promise<PartView> {
    return this.parts.sendBack({ principal, id, code, version, key, body });
  }
}

export const CampaignMovesController = movesController({
  name: 'CampaignMoves', at: AT, permission: 'child.work', answer: CampaignCard, use: MakeCampaign,
  moves: { start: { summary: 'Begin it: villages are asked' }, close: { summary: 'End it' } },
});
