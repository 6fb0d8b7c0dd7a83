import type { INestApplication, Type } from '@nestjs/common';
import { METHOD_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { getMetadataStorage } from 'class-validator';

/** Body and query among Nest's kinds of parameters. */
const INPUT = new Set(['3', '4']);

/** Refuses to start when a handler takes a whole body or query by no class with fields (`import type` leaves `Object`), which no pipe would check. */
export function refuseUncheckedInput(app: INestApplication): void {
  const unchecked = [...app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()])
    .flatMap(({ metatype }) => (metatype ? uncheckedOf(metatype as Type) : []));
  if (unchecked.length > 0) throw new Error(`Input without a class: ${unchecked.join(', ')}`);
}

function uncheckedOf(controller: Type): string[] {
  const prototype = controller.prototype as Record<string, object>;
  const routes = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor' && Reflect.hasMetadata(METHOD_METADATA, prototype[name] ?? {}));
  return routes.flatMap((name) => {
    const given = Object.entries(Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as [string, { index: number; pipes: unknown[] }][];
    const types = (Reflect.getMetadata('design:paramtypes', prototype, name) ?? []) as (Type | undefined)[];
    return given.filter(([kind, { index, pipes }]) => INPUT.has(kind.split(':')[0] ?? '') && pipes.length === 0 && !hasFields(types[index])).map(() => `${controller.name}.${name}`);
  });
}

const hasFields = (type: Type | undefined): boolean => type !== undefined && getMetadataStorage().getTargetValidationMetadatas(type, '', true, false).length > 0;
