import type { Bind } from './referral-scope.js';

/** As `binder`, for a query builder's named parameters. */
export function nameBinder(values: Record<string, unknown>): Bind {
  return (value) => {
    const name = `v${Object.keys(values).length}`;
    values[name] = value;
    return `:${name}`;
  };
}
