import { Body, Controller, HttpCode, Inject, Post, UseInterceptors, type Type } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { Describe, EtagInterceptor, IdempotencyKey, IdParam, IfMatch, NoBody, type RequestKey } from '@referrals/service-kit';
import { ChangedFile } from './child/child.dto.js';
import type { FileRequest } from './child/change-file.js';

/** A route that changes a file by a record of it: `categories` makes one, `categories/:rid/confirm` moves it. */
interface RecordRoute<U> {
  readonly path: string;
  readonly summary: string;
  /** Class of what is said; nothing is said unless given. */
  readonly body?: Type;
  readonly errors?: readonly string[];
  /** Class of the answer; `ChangedFile` unless it says more. */
  readonly answer?: Type;
  /** What is added is right whatever else was added meanwhile (a phone without a line): no version is asked for. */
  readonly adds?: true;
  readonly work: (use: U, request: FileRequest, record: string, part: string) => Promise<object>;
}

export interface RecordsOfFile<U> {
  readonly name: string;
  readonly use: Type<U>;
  readonly routes: readonly RecordRoute<U>[];
}

const EACH = ['NOT_FOUND', 'FILE_ENDED', 'FILE_LINKED', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_IN_FLIGHT'];

/**
 * The routes of a file's records, under `children/:id`: permission, `If-Match`, `Idempotency-Key`, the body's class, `ETag` and their place in
 * the document, as handlers written by hand would have them. A route with `:rid` answers 200, one that makes a record 201.
 */
export function recordsController<U>({ name, use, routes }: RecordsOfFile<U>): Type {
  @Controller('api/child-registry/children/:id')
  @UseInterceptors(EtagInterceptor)
  class RecordsController {
    constructor(@Inject(use) readonly maker: U) {}
  }
  for (const route of routes) {
    const method = route.path.replaceAll(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase());
    const handle = {
      [method](this: RecordsController, id: string, rid: string, part: string, principal: StaffPrincipal, key: RequestKey, body: object, version?: number): Promise<object> {
        return route.work(this.maker, { principal, id, key, body, ...(version === undefined ? {} : { version }) }, rid, part);
      },
    };
    Object.defineProperty(RecordsController.prototype, method, { value: handle[method] });
    declare(RecordsController.prototype, method, route);
  }
  Object.defineProperty(RecordsController, 'name', { value: name });
  return RecordsController;
}

/** What the compiler does for a method with decorators: those of its parameters first, the last ones before the first. */
function declare<U>(prototype: object, method: string, { path, summary, body, errors = [], answer = ChangedFile, adds }: RecordRoute<U>): void {
  const status = path.includes(':rid') ? 200 : 201;
  Reflect.defineMetadata('design:paramtypes', [String, String, String, Object, Object, body ?? Object, Number], prototype, method);
  const parameters: (ParameterDecorator | undefined)[] = [
    IdParam('id'), path.includes(':rid') ? IdParam('rid') : undefined, path.includes(':part') ? IdParam('part') : undefined, Caller(), IdempotencyKey(),
    body === undefined ? NoBody() : Body(), adds === true ? undefined : IfMatch(),
  ];
  for (const [index, decorate] of [...parameters.entries()].toReversed()) decorate?.(prototype, method, index);
  const versioned = adds === true ? { headers: ['Idempotency-Key'] as const, errors: EACH } : { headers: ['If-Match', 'Idempotency-Key'] as const, errors: [...EACH, 'VERSION_REQUIRED', 'VERSION_STALE'] };
  const descriptor = Object.getOwnPropertyDescriptor(prototype, method) ?? {};
  const decorators = [Post(path), HttpCode(status), Requires('child.work'), Describe({ summary, status, response: answer, headers: versioned.headers, errors: [...versioned.errors, ...errors] })];
  for (const decorate of decorators.toReversed()) decorate(prototype, method, descriptor);
}
