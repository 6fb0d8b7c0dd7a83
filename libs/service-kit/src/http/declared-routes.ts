import { RequestMethod, type INestApplication } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { PERMISSION, type Declared } from '@referrals/auth';
import { ROUTE, type RouteDescription } from './describe.js';
import { handlersOf, type Taken } from './handlers.js';

export interface DeclaredRoute {
  readonly method: string;
  readonly path: string;
  readonly handler: string;
  readonly declared: Declared | undefined;
  readonly description: RouteDescription | undefined;
  readonly takes: readonly Taken[];
}

/** Every HTTP route of the application with what it declares; the scope tests walk this, startup checks it. */
export function declaredRoutes(app: INestApplication): DeclaredRoute[] {
  return handlersOf(app).map(({ controller, name, method, takes }) => {
    const paths = [controller, method].map((of) => String(Reflect.getMetadata(PATH_METADATA, of) ?? ''));
    return {
      method: RequestMethod[Reflect.getMetadata(METHOD_METADATA, method) as RequestMethod] ?? 'ALL',
      path: `/${paths.join('/')}`.replaceAll(/\/+/g, '/').replace(/(.)\/$/, '$1'), handler: `${controller.name}.${name}`,
      declared: Reflect.getMetadata(PERMISSION, method) as Declared | undefined,
      description: Reflect.getMetadata(ROUTE, method) as RouteDescription | undefined, takes,
    };
  }).sort((a, b) => (a.path + a.method < b.path + b.method ? -1 : 1));
}

/** Refuses to start when a route says neither who may call it nor that it is public. */
export function refuseUndeclaredRoutes(app: INestApplication): void {
  const undeclared = declaredRoutes(app).filter((route) => route.declared === undefined);
  if (undeclared.length > 0) {
    throw new Error(`Routes without a permission: ${undeclared.map((route) => `${route.method} ${route.path} (${route.handler})`).join('; ')}`);
  }
}
