import type { INestApplication } from '@nestjs/common';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { faultOfInputClass } from './described-classes.js';
import { handlersOf, type Taken } from './handlers.js';

/** What `InputPipe` checks. */
export const CHECKED: ReadonlySet<RouteParamtypes> = new Set([RouteParamtypes.BODY, RouteParamtypes.QUERY]);
/** What nothing checks. */
const UNCHECKED: ReadonlySet<RouteParamtypes> = new Set([RouteParamtypes.RAW_BODY, RouteParamtypes.FILE, RouteParamtypes.FILES, RouteParamtypes.SESSION]);

/**
 * Refuses to start when a handler takes input that no pipe would check: a body or query by no class with fields (`import type` leaves
 * `Object`), by a pipe of its own or one field at a time, and by a class with a property that says nothing or a list without an end.
 */
export function refuseUncheckedInput(app: INestApplication): void {
  const faults = handlersOf(app).flatMap(({ controller, name, takes }) => takes.flatMap((taken) => {
    const fault = faultOf(taken);
    return fault === undefined ? [] : [`${controller.name}.${name} ${fault}`];
  }));
  if (faults.length > 0) throw new Error(`Input that is not checked: ${faults.join('; ')}`);
}

function faultOf({ kind, part, pipes, type }: Taken): string | undefined {
  if (UNCHECKED.has(kind)) return 'takes what nothing checks';
  if (!CHECKED.has(kind)) return undefined;
  if (part !== undefined) return 'takes a field without its class';
  if (pipes.length > 0) return 'has a pipe of its own';
  return faultOfInputClass(type);
}
