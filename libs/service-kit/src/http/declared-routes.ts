import { RequestMethod, type INestApplication, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { PERMISSION, type Declared } from '@referrals/auth';
import { ROUTE_ERRORS } from './describe.js';

export interface DeclaredRoute {
  readonly method: string;
  readonly path: string;
  readonly handler: string;
  readonly declared: Declared | undefined;
  /** Codes of the errors the route names as its own. */
  readonly errors: readonly string[];
}

/** Every HTTP route of the application with what it declares; the scope tests walk this, startup checks it. */
export function declaredRoutes(app: INestApplication): DeclaredRoute[] {
  const routes: DeclaredRoute[] = [];
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (metatype) routes.push(...routesOf(metatype as Type));
    }
  }
  return routes.sort((a, b) => (a.path + a.method < b.path + b.method ? -1 : 1));
}

function routesOf(controller: Type): DeclaredRoute[] {
  const base = String(Reflect.getMetadata(PATH_METADATA, controller) ?? '');
  const prototype = controller.prototype as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = Object.getOwnPropertyDescriptor(prototype, name)?.value as object | undefined;
    const method = typeof handler === 'function' ? Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined : undefined;
    if (handler === undefined || method === undefined) return [];
    const path = `/${base}/${String(Reflect.getMetadata(PATH_METADATA, handler))}`.replaceAll(/\/+/g, '/').replace(/(.)\/$/, '$1');
    return [{
      method: RequestMethod[method] ?? 'ALL', path, handler: `${controller.name}.${name}`,
      declared: Reflect.getMetadata(PERMISSION, handler) as Declared | undefined,
      errors: (Reflect.getMetadata(ROUTE_ERRORS, handler) ?? []) as readonly string[],
    }];
  });
}

/** Refuses to start when a route says neither who may call it nor that it is public. */
export function refuseUndeclaredRoutes(app: INestApplication): void {
  const undeclared = declaredRoutes(app).filter((route) => route.declared === undefined);
  if (undeclared.length > 0) {
    throw new Error(`Routes without a permission: ${undeclared.map((route) => `${route.method} ${route.path} (${route.handler})`).join('; ')}`);
  }
}
