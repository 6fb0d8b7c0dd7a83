import { createParamDecorator, Inject, Injectable, UnauthorizedException, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Agency, OrganisationType } from '@referrals/contracts';
import type { Request } from 'express';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { SETTINGS } from './names.js';
import type { Settings } from './settings.js';

/** Who calls: the claims of the exchange's access tokens. */
export interface User {
  readonly sub: string;
  readonly organisation: string;
  readonly organisationType: OrganisationType;
  readonly roles: readonly string[];
  readonly desks: readonly { readonly id: string; readonly agency: Agency; readonly role: string; readonly jurisdiction: string }[];
}

export const AUDIENCE = 'urn:referrals:exchange';

/** Verifies the bearer token by the directory's published keys, as in Nest's chapter on authentication. */
@Injectable()
export class JwtGuard implements CanActivate {
  private readonly keys: ReturnType<typeof createRemoteJWKSet>;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    this.keys = createRemoteJWKSet(new URL('/api/directory/jwks', settings.directoryUrl));
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request & { user?: User }>();
    const [type, token] = request.headers.authorization?.split(' ') ?? [];
    if (type !== 'Bearer' || !token) throw new UnauthorizedException();
    try {
      const { payload } = await jwtVerify(token, this.keys, { issuer: this.settings.issuer, audience: AUDIENCE });
      request.user = payload as unknown as User;
    } catch {
      throw new UnauthorizedException();
    }
    return true;
  }
}

export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): User => context.switchToHttp().getRequest<{ user: User }>().user);
