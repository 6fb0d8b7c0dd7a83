import { Controller, Get, type Type } from '@nestjs/common';
import { Public, ServiceTokens } from '@referrals/auth';
import type { ServiceName } from '@referrals/contracts';
import type { JWK } from 'jose';
import { Describe } from '../http/describe.js';
import { named } from '../http/named.js';
import { KeySet } from './key-set.dto.js';

/** `GET /api/<service>/service-keys`: what other services verify this one's own tokens with. */
export function serviceKeysController(service: ServiceName): Type {
  @Controller(`api/${service}`)
  class ServiceKeysController {
    constructor(private readonly tokens: ServiceTokens) {}

    @Get('service-keys')
    @Public()
    @Describe({ summary: 'Public key of the tokens by which this service asks others for itself (RFC 7517)', response: KeySet })
    keys(): { keys: JWK[] } {
      return { keys: [this.tokens.published] };
    }
  }
  return named(ServiceKeysController, service);
}
