import { HttpStatus, RequestMethod, type INestApplication, type Type } from '@nestjs/common';
import { HTTP_CODE_METADATA, METHOD_METADATA } from '@nestjs/common/constants.js';
import { ROUTE, type RouteDescription } from './describe.js';
import { classesWithin } from './described-classes.js';
import { handlersOf, type Handler } from './handlers.js';
import { CHECKED } from './refuse-unchecked-input.js';

/**
 * Refuses to start when the document would not say what the routes do: one that is not described, that answers with another status
 * than it says or with no class of answer, and two classes of one name, which the document would make one.
 */
export function refuseUnfitDocuments(app: INestApplication): void {
  const handlers = handlersOf(app);
  const faults = [...handlers.flatMap(faultsOf), ...namedTwice(handlers)];
  if (faults.length > 0) throw new Error(`The document would not say what is so: ${faults.join('; ')}`);
}

const routeOf = (method: object): RouteDescription | undefined => Reflect.getMetadata(ROUTE, method) as RouteDescription | undefined;

function faultsOf({ controller, name, method }: Handler): string[] {
  const route = routeOf(method);
  if (route === undefined) return [`${controller.name}.${name} is not described`];
  const { status = 200, response, file } = route;
  const usual = Reflect.getMetadata(METHOD_METADATA, method) === RequestMethod.POST ? HttpStatus.CREATED : HttpStatus.OK;
  const answered = (Reflect.getMetadata(HTTP_CODE_METADATA, method) ?? usual) as number;
  return [
    ...(answered === status ? [] : [`${controller.name}.${name} answers with ${answered}, not ${status}`]),
    ...(response === undefined && file === undefined && status !== 204 ? [`${controller.name}.${name} answers with no class`] : []),
  ];
}

function namedTwice(handlers: readonly Handler[]): string[] {
  const classes = handlers.flatMap(({ method, takes }) => [
    ...takes.flatMap(({ kind, type }) => (CHECKED.has(kind) && type !== undefined ? [type] : [])), ...[routeOf(method)?.response ?? []].flat(),
  ]).reduce((found, of) => classesWithin(of, found), new Set<Type>());
  return [...Map.groupBy(classes, (of) => of.name)].flatMap(([name, those]) => (those.length > 1 ? [`${those.length} classes are named ${name}`] : []));
}
