import type { Type } from '@nestjs/common';
import type { ServiceName } from '@referrals/contracts';

/** Gives a class made anew for each service a name of its own, so that documented operations do not share one. */
export function named(controller: Type, service: ServiceName): Type {
  const prefix = service.split('-').map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
  Object.defineProperty(controller, 'name', { value: `${prefix}${controller.name}` });
  return controller;
}
