import type { INestApplication, Type } from '@nestjs/common';
import { METHOD_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { ModulesContainer } from '@nestjs/core';

/** What a handler takes from a request. */
export interface Taken {
  readonly kind: RouteParamtypes;
  /** Name of the one part that is taken; undefined for the whole. */
  readonly part: unknown;
  readonly pipes: readonly unknown[];
  /** The parameter's type as far as it was there when the code ran: an interface is `Object`. */
  readonly type: Type | undefined;
}

export interface Handler { readonly controller: Type; readonly name: string; readonly method: object; readonly takes: readonly Taken[] }

/** Every handler of a route in the application. */
export function handlersOf(app: INestApplication): Handler[] {
  return [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()])
    .flatMap(({ metatype }) => (metatype ? ofController(metatype as Type) : []));
}

function ofController(controller: Type): Handler[] {
  const prototype = controller.prototype as object;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const method = Object.getOwnPropertyDescriptor(prototype, name)?.value as object | undefined;
    if (typeof method !== 'function' || !Reflect.hasMetadata(METHOD_METADATA, method)) return [];
    const types = (Reflect.getMetadata('design:paramtypes', prototype, name) ?? []) as (Type | undefined)[];
    const given = Object.entries(Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as [string, { index: number; data?: unknown; pipes: unknown[] }][];
    // Parameters by a decorator of our own have no kind of Nest's: they check what they take.
    const takes = given.flatMap(([key, { index, data, pipes }]) => (/^\d+:/.test(key) ? [{ kind: Number.parseInt(key, 10), part: data, pipes, type: types[index] }] : []));
    return [{ controller, name, method, takes }];
  });
}
