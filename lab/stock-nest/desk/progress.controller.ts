import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Post, UseGuards } from '@nestjs/common';
import { ArrayMaxSize, ArrayMinSize, IsUUID } from 'class-validator';
import { CurrentUser, JwtGuard, type User } from '../shared/jwt.guard.js';
import { ProgressService, type Progress } from './progress.service.js';

export class ReceiptDto {
  @ArrayMinSize(1) @ArrayMaxSize(200) @IsUUID(undefined, { each: true }) ids!: string[];
}

@Controller('api/referral-desk/reports')
@UseGuards(JwtGuard)
export class ProgressController {
  constructor(private readonly reports: ProgressService) {}

  @Get(':id/progress')
  progress(@Param('id', ParseUUIDPipe) id: string, @CurrentUser() user: User, @Headers('authorization') authorization: string): Promise<Progress> {
    return this.reports.progress(id, user, authorization);
  }

  @Post(':id/feedback/receipt')
  @HttpCode(200)
  receipt(
    @Param('id', ParseUUIDPipe) id: string, @CurrentUser() user: User, @Headers('authorization') authorization: string, @Body() { ids }: ReceiptDto,
  ): Promise<{ feedback: object[] }> {
    return this.reports.receive(id, ids, user, authorization);
  }
}
