import { createParamDecorator, SetMetadata, type CustomDecorator, type ExecutionContext } from '@nestjs/common';
import type { AnyPrincipal } from './principal.js';
import type { Permission } from './permissions.js';

export const PERMISSION = 'referrals:permission';

export type Declared = { readonly permission: Permission } | { readonly public: true; readonly optionalSignIn: boolean; readonly sendTicket: boolean };

/** Says who may call a route. Every route has this or `Public`; startup refuses one that has neither. */
export const Requires = (permission: Permission): CustomDecorator => SetMetadata(PERMISSION, { permission } satisfies Declared);

/**
 * A route anybody may call. With `optionalSignIn` credentials that are sent must be readable and valid, and name the caller; with `sendTicket`
 * a ticket for this one request does, too (`senderBy`).
 */
export const Public = (options: { optionalSignIn?: boolean; sendTicket?: boolean } = {}): CustomDecorator =>
  SetMetadata(PERMISSION, { public: true, optionalSignIn: options.optionalSignIn ?? false, sendTicket: options.sendTicket ?? false } satisfies Declared);

/** What the guard found of a request: who makes it, and by which token, where it was not by a ticket. */
export interface WithPrincipal { principal?: AnyPrincipal; token?: string }

/** The caller, or undefined on a public route without sign-in. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<WithPrincipal>().principal);
