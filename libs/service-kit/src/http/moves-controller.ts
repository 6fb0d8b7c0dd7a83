import { Body, Controller, HttpCode, Inject, Post, UseInterceptors, type Type } from '@nestjs/common';
import { Caller, Requires, type Permission, type StaffPrincipal } from '@referrals/auth';
import { Describe } from './describe.js';
import { EtagInterceptor } from './etag.interceptor.js';
import { IdempotencyKey, IdParam, IfMatch, NoBody, type RequestKey } from './input.js';

/** A person's request to move a record. */
export interface MoveRequest<B = object> {
  readonly principal: StaffPrincipal;
  readonly id: string;
  /** The version they saw (`If-Match`). */
  readonly version: number;
  readonly key: RequestKey;
  /** What they said with it: checked by the route's class, or empty. */
  readonly body: B;
}

/** How a move is asked for. */
export interface MoveRoute {
  readonly summary: string;
  /** Class of what is said with it; nothing is said unless given. */
  readonly body?: Type;
  /** Codes beyond those that every move can be refused with. */
  readonly errors?: readonly string[];
  /** Where it is another than the controller's. */
  readonly permission?: Permission;
}

/** An injectable class of the service that makes the moves. */
export interface MakesMoves<A extends string> {
  move(action: A, request: MoveRequest): Promise<object>;
}

export interface MovesOfRecord<A extends string> {
  /** Of the class; the document names the operations by it. */
  readonly name: string;
  /** Path of the records: `api/referral-desk/referrals`. */
  readonly at: string;
  readonly permission: Permission;
  /** Class of the answer: the record after the move, with its `version`. */
  readonly answer: Type;
  readonly use: Type<MakesMoves<NoInfer<A>>>;
  /** Every action of the table of moves. */
  readonly moves: Readonly<Record<A, MoveRoute>>;
}

const MOVE_ERRORS = ['NOT_FOUND', 'VERSION_REQUIRED', 'VERSION_STALE', 'ILLEGAL_MOVE', 'IDEMPOTENCY_KEY_REUSED', 'IDEMPOTENCY_IN_FLIGHT'];

/**
 * `POST :id/<action>` for each move: permission, `If-Match`, `Idempotency-Key`, the body's class or no body, `ETag`, problem details and
 * its place in the document, as a handler written by hand would have them; what looks at routes at the start sees them alike.
 */
export function movesController<A extends string>({ name, at, permission, answer, use, moves }: MovesOfRecord<A>): Type {
  @Controller(at)
  @UseInterceptors(EtagInterceptor)
  class MovesController {
    constructor(@Inject(use) readonly maker: MakesMoves<A>) {}
  }
  for (const [action, route] of Object.entries(moves) as [A, MoveRoute][]) {
    const method = action.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const handlers = {
      [method](this: MovesController, id: string, principal: StaffPrincipal, version: number, key: RequestKey, body: object): Promise<object> {
        return this.maker.move(action, { id, principal, version, key, body });
      },
    };
    Object.defineProperty(MovesController.prototype, method, { value: handlers[method] });
    declare(MovesController.prototype, method, route.body, [
      Post(`:id/${action}`), HttpCode(200), Requires(route.permission ?? permission),
      Describe({ summary: route.summary, errors: [...MOVE_ERRORS, ...route.errors ?? []], response: answer, headers: ['If-Match', 'Idempotency-Key'] }),
    ]);
  }
  Object.defineProperty(MovesController, 'name', { value: name });
  return MovesController;
}

/** What the compiler does for a method with decorators: those of its parameters first, the last ones before the first. */
function declare(prototype: object, method: string, body: Type | undefined, decorators: readonly MethodDecorator[]): void {
  Reflect.defineMetadata('design:paramtypes', [String, Object, Number, Object, body ?? Object], prototype, method);
  const parameters = [IdParam('id'), Caller(), IfMatch(), IdempotencyKey(), body === undefined ? NoBody() : Body()];
  for (const [index, decorate] of [...parameters.entries()].toReversed()) decorate(prototype, method, index);
  const descriptor = Object.getOwnPropertyDescriptor(prototype, method) ?? {};
  for (const decorate of decorators.toReversed()) decorate(prototype, method, descriptor);
}
