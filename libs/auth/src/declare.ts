import { createParamDecorator, SetMetadata, type CustomDecorator, type ExecutionContext } from '@nestjs/common';
import type { AnyPrincipal } from './principal.js';
import type { Permission } from './permissions.js';

export const PERMISSION = 'referrals:permission';

/** `field`: also whoever opened their session by its PIN. */
export type Declared = { readonly field: boolean } & ({ readonly permission: Permission } | { readonly public: true; readonly optionalSignIn: boolean; readonly sendTicket: boolean });

/**
 * Says who may call a route. Every route has this or `Public`; startup refuses one that has neither. With `field` a session that was opened by its
 * PIN reaches it too; without, that is told to sign in.
 */
export const Requires = (permission: Permission, { field = false }: { field?: boolean } = {}): CustomDecorator => SetMetadata(PERMISSION, { permission, field } satisfies Declared);

/**
 * A route anybody may call. With `optionalSignIn` credentials that are sent must be readable and valid, and name the caller; with `sendTicket`
 * a ticket for this one request does, too (`senderBy`). Where it matters who calls, `field` is as of `Requires`.
 */
export const Public = (options: { optionalSignIn?: boolean; sendTicket?: boolean; field?: boolean } = {}): CustomDecorator =>
  SetMetadata(PERMISSION, { public: true, optionalSignIn: options.optionalSignIn ?? false, sendTicket: options.sendTicket ?? false, field: options.field ?? false } satisfies Declared);

/** Whether a session that was opened by its PIN reaches the route: one that says so, and one that is anybody's. */
export const isForField = (declared: Declared): boolean => declared.field || ('public' in declared && !declared.optionalSignIn);

/** What the guard found of a request: who makes it, and by which token, where it was not by a ticket. */
export interface WithPrincipal { principal?: AnyPrincipal; token?: string }

/** The caller, or undefined on a public route without sign-in. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<WithPrincipal>().principal);
