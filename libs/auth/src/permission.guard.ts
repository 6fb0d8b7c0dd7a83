import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '@referrals/contracts';
import { PERMISSION, type Declared, type WithPrincipal } from './declare.js';
import { may } from './permissions.js';
import { TokenVerifier } from './token-verifier.js';

/** Registered once for the application: verifies the token, then asks the permission table. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector, private readonly tokens: TokenVerifier) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const declared = this.reflector.get<Declared | undefined>(PERMISSION, context.getHandler());
    if (declared === undefined) throw new DomainError('FORBIDDEN');
    const request = context.switchToHttp().getRequest<WithPrincipal & { path: string; headers: { authorization?: string } }>();
    const [scheme, token] = (request.headers.authorization ?? '').split(' ');
    if ('public' in declared && !(declared.optionalSignIn && token)) return true;
    if (scheme?.toLowerCase() !== 'bearer' || !token) throw new DomainError('UNAUTHENTICATED');
    const principal = await this.tokens.verify(token);
    // A token that a service was shown is worth nothing to it elsewhere.
    if (principal.kind === 'SERVICE' && !request.path.startsWith(`/api/${principal.to}/`)) throw new DomainError('UNAUTHENTICATED');
    if ('permission' in declared ? !may(principal, declared.permission) : principal.kind === 'SERVICE') throw new DomainError('FORBIDDEN');
    request.principal = principal;
    return true;
  }
}
