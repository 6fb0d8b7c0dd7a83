/** Binds a value and answers its placeholder. */
export type Bind = (value: unknown) => string;

/** Binds for a statement of our own; `values` are its parameters. */
export function binder(): Bind & { readonly values: unknown[] } {
  const values: unknown[] = [];
  return Object.assign((value: unknown) => `$${values.push(value)}`, { values });
}

/** As `binder`, for a query builder's named parameters. */
export function nameBinder(): Bind & { readonly values: Record<string, unknown> } {
  const values: Record<string, unknown> = {};
  const bind = (value: unknown): string => {
    const name = `v${Object.keys(values).length}`;
    values[name] = value;
    return `:${name}`;
  };
  return Object.assign(bind, { values });
}

/**
 * Which rows somebody may see, as conditions on the alias `r`. A row is theirs when one of the branches holds and `hidden` does too. Each
 * branch is for one index, so that a page costs a page however much there is; no branch: nothing.
 */
export interface RowScope {
  readonly branches: readonly string[];
  readonly hidden: string;
  /** No row is in two branches: a page need not look for it twice. */
  readonly exclusive?: boolean;
  /** A branch is a range of prefixes: which index is best depends on how many rows it has, so a plan is for its values. */
  readonly ranges?: boolean;
}

/** The whole scope as one condition, where no branch needs an index of its own: single reads, counts. */
export const scopeCondition = ({ branches, hidden }: RowScope): string => (branches.length === 0 ? 'false' : `((${branches.join(') OR (')})) AND ${hidden}`);
