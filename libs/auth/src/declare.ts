import { createParamDecorator, SetMetadata, type CustomDecorator, type ExecutionContext } from '@nestjs/common';
import type { AnyPrincipal } from './principal.js';
import type { Permission } from './permissions.js';

export const PERMISSION = 'referrals:permission';

export type Declared = { readonly permission: Permission } | { readonly public: true; readonly optionalSignIn: boolean };

/** Says who may call a route. Every route has this or `Public`; startup refuses one that has neither. */
export const Requires = (permission: Permission): CustomDecorator => SetMetadata(PERMISSION, { permission } satisfies Declared);

/** A route anybody may call. With `optionalSignIn` credentials that are sent must be readable and valid, and name the caller. */
export const Public = (options: { optionalSignIn?: boolean } = {}): CustomDecorator =>
  SetMetadata(PERMISSION, { public: true, optionalSignIn: options.optionalSignIn ?? false } satisfies Declared);

export interface WithPrincipal { principal?: AnyPrincipal }

/** The caller, or undefined on a public route without sign-in. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<WithPrincipal>().principal);
