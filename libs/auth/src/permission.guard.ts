import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '@referrals/contracts';
import { claimsSignIn, isPageOf, tokenOf, type CookieRules, type WithConsole } from './credentials.js';
import { isForField, PERMISSION, type Declared, type WithPrincipal } from './declare.js';
import { may } from './permissions.js';
import type { AnyPrincipal } from './principal.js';
import { senderBy, TICKET_HEADER, type StandsSince, type WithTicket } from './send-ticket.js';
import { TokenVerifier } from './token-verifier.js';

/** Whether the service that a path belongs to heard that this account is suspended. */
export type IsSuspended = (path: string, staff: string) => Promise<boolean>;

/** What the service that a path belongs to heard of accounts. */
export interface Heard {
  readonly isSuspended: IsSuspended;
  readonly standsSince: (path: string, staff: string) => ReturnType<StandsSince>;
}

/** Nothing was heard of anybody, and cookies are those of http. */
const BY_ITSELF = { isSuspended: async (): Promise<boolean> => false, standsSince: async (): Promise<number> => 0, secure: false };

type Asked = WithPrincipal & WithConsole & WithTicket;

/** Registered once for the application: verifies the token, refuses it of a suspended account, then asks the permission table. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector, private readonly tokens: TokenVerifier, private readonly rules: CookieRules & Heard = BY_ITSELF,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const declared = this.reflector.get<Declared | undefined>(PERMISSION, context.getHandler());
    if (declared === undefined) throw new DomainError('FORBIDDEN');
    const request = context.switchToHttp().getRequest<Asked>();
    const { [TICKET_HEADER]: ticket } = request.headers;
    const expected = claimsSignIn(request);
    if ('public' in declared && !declared.optionalSignIn && !expected) return true;
    const principal = ticket === undefined ? await this.bearer(request) : await this.sender(request, declared);
    if (principal === undefined) {
      if ('public' in declared && !expected) return true;
      throw new DomainError('UNAUTHENTICATED');
    }
    if (principal.kind === 'STAFF' && ticket === undefined && !isPageOf(request, principal.staff)) throw new DomainError('UNAUTHENTICATED');
    if (principal.kind === 'STAFF' && await this.rules.isSuspended(request.path, principal.staff)) throw new DomainError('UNAUTHENTICATED');
    if (principal.kind === 'STAFF' && principal.inField === true && !isForField(declared)) throw new DomainError('SIGN_IN_REQUIRED');
    if ('permission' in declared ? !may(principal, declared.permission) : principal.kind === 'SERVICE') throw new DomainError('FORBIDDEN');
    request.principal = principal;
    return true;
  }

  private async bearer(request: Asked): Promise<AnyPrincipal | undefined> {
    const token = tokenOf(request, this.rules);
    if (token === undefined) return undefined;
    const principal = await this.tokens.verify(token);
    // A token that a service was shown is worth nothing to it elsewhere.
    if (principal.kind === 'SERVICE' && !request.path.startsWith(`/api/${principal.to}/`)) throw new DomainError('UNAUTHENTICATED');
    request.token = token;
    return principal;
  }

  /** Whoever else is signed in on the device, what comes with a ticket is its owner's; a ticket where none is taken is nobody's. */
  private async sender(request: Asked, declared: Declared): Promise<AnyPrincipal> {
    if (!('public' in declared && declared.sendTicket)) throw new DomainError('SEND_TICKET_REFUSED');
    return senderBy(request, this.tokens, (staff) => this.rules.standsSince(request.path, staff));
  }
}
