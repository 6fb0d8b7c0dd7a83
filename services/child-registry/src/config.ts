import { readConfig, Whole, type Environment } from '@referrals/service-kit';
import { z } from 'zod';

export interface ChildRegistryConfig {
  /** Invented children a demonstration begins with. */
  readonly demoChildren: number;
}

/** The variables this service reads. */
export function childRegistryConfig(environment: Environment): ChildRegistryConfig {
  return { demoChildren: readConfig(z.object({ DEMO_CHILDREN: Whole(0, 300, 0) }), environment).DEMO_CHILDREN };
}
