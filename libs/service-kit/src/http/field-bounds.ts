import type { Type } from '@nestjs/common';
import { describedField } from './described-classes.js';
import type { InputFault } from './input-refused.js';

type Bounds = Pick<InputFault, 'limit' | 'allowed'>;
interface Described {
  readonly enum?: readonly unknown[]; readonly items?: { readonly enum?: readonly unknown[]; readonly maxLength?: number };
  readonly maxLength?: number; readonly minLength?: number; readonly maximum?: number; readonly minimum?: number; readonly maxItems?: number; readonly minItems?: number;
}

const LIMITS: Readonly<Record<string, (of: Described, member: boolean) => number | undefined>> = {
  TOO_LONG: (of, member) => (member ? of.items?.maxLength : of.maxLength),
  TOO_MANY: ({ maxItems }) => maxItems,
  TOO_FEW: ({ minItems }) => minItems,
  TOO_LARGE: ({ maximum }) => maximum,
  TOO_SMALL: ({ minimum }) => minimum,
};

/** What would have been right, as the field's own description says it. `member`: of one in a list. */
export function boundsOf(of: Type | undefined, property: string, code: string, member: boolean): Bounds {
  const field = of && describedField(of, property) as Described | undefined;
  if (field === undefined || code === 'UNKNOWN_FIELD') return {};
  const limit = LIMITS[code]?.(field, member);
  const values = LIMITS[code] === undefined ? (member ? field.items?.enum : field.enum) : undefined;
  return { ...(limit === undefined ? {} : { limit }), ...(values === undefined ? {} : { allowed: values.map(String) }) };
}
