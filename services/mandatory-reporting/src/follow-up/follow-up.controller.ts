import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { Public } from '@referrals/auth';
import { Describe, KeySet } from '@referrals/service-kit';
import type { Request } from 'express';
import type { JWK } from 'jose';
import { BuyToken } from './buy-token.js';
import { FollowUp, FollowUpToken } from './follow-up.dto.js';
import { TokenKeys } from './token-keys.js';

@Controller('api/mandatory-reporting')
export class FollowUpController {
  constructor(private readonly tokens: BuyToken, private readonly keys: TokenKeys) {}

  @Post('follow-up')
  @HttpCode(200)
  @Public()
  @Describe({
    summary: 'A token for one report against its number and verification code; no sign-in', response: FollowUpToken,
    errors: ['RECEIPT_NUMBER_INVALID', 'VERIFICATION_CODE_INVALID', 'RECEIPT_NOT_MATCHED', 'TOO_MANY_REQUESTS'],
  })
  async followUp(@Body() body: FollowUp, @Req() request: Request): Promise<FollowUpToken> {
    return this.tokens.buy(body, request.ip ?? 'unknown');
  }

  @Get('jwks')
  @Public()
  @Describe({ summary: 'Public keys of the tokens this service signs (RFC 7517)', response: KeySet })
  async jwks(): Promise<{ keys: JWK[] }> {
    return { keys: [(await this.keys.current()).publicJwk] };
  }
}
