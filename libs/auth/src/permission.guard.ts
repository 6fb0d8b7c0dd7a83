import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '@referrals/contracts';
import { bearerToken, type WithCredentials } from './bearer.js';
import { PERMISSION, type Declared, type WithPrincipal } from './declare.js';
import { may } from './permissions.js';
import { TokenVerifier } from './token-verifier.js';

/** Whether the service that a path belongs to heard that this account is suspended. */
export type IsSuspended = (path: string, staff: string) => Promise<boolean>;

/** Registered once for the application: verifies the token, refuses it of a suspended account, then asks the permission table. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector, private readonly tokens: TokenVerifier, private readonly isSuspended: IsSuspended = async () => false) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const declared = this.reflector.get<Declared | undefined>(PERMISSION, context.getHandler());
    if (declared === undefined) throw new DomainError('FORBIDDEN');
    if ('public' in declared && !declared.optionalSignIn) return true;
    const request = context.switchToHttp().getRequest<WithPrincipal & WithCredentials & { path: string }>();
    const token = bearerToken(request);
    if (token === undefined) {
      if ('public' in declared) return true;
      throw new DomainError('UNAUTHENTICATED');
    }
    const principal = await this.tokens.verify(token);
    // A token that a service was shown is worth nothing to it elsewhere.
    if (principal.kind === 'SERVICE' && !request.path.startsWith(`/api/${principal.to}/`)) throw new DomainError('UNAUTHENTICATED');
    if (principal.kind === 'STAFF' && await this.isSuspended(request.path, principal.staff)) throw new DomainError('UNAUTHENTICATED');
    if ('permission' in declared ? !may(principal, declared.permission) : principal.kind === 'SERVICE') throw new DomainError('FORBIDDEN');
    request.principal = principal;
    return true;
  }
}
