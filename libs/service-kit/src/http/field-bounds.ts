import type { Type } from '@nestjs/common';
import { describedField } from './described-classes.js';
import type { Expected, InputFault } from './input-refused.js';

type Bounds = Pick<InputFault, 'limit' | 'allowed' | 'expected'>;
interface Described {
  readonly enum?: readonly unknown[]; readonly items?: { readonly enum?: readonly unknown[]; readonly maxLength?: number };
  readonly maxLength?: number; readonly minLength?: number; readonly maximum?: number; readonly minimum?: number; readonly maxItems?: number; readonly minItems?: number;
}

const LIMITS: Readonly<Record<string, (of: Described, member: boolean) => number | undefined>> = {
  TOO_LONG: (of, member) => (member ? of.items?.maxLength : of.maxLength),
  TOO_MANY: ({ maxItems }) => maxItems,
  TOO_LARGE: ({ maximum }) => maximum,
  min: ({ minimum }) => minimum,
  arrayMinSize: ({ minItems }) => minItems,
};

/** By the kind of check that failed. */
const KINDS: Readonly<Record<string, Expected>> = { isString: 'TEXT', isInt: 'INTEGER', isBoolean: 'BOOLEAN', isUuid: 'UUID', isArray: 'LIST', isObject: 'OBJECT' };

/** What would have been right, as the field's own description says it. `fault`: its code, or its kind where that says more. `member`: of one in a list. */
export function boundsOf(of: Type | undefined, property: string, fault: string, member: boolean): Bounds {
  const field = of && describedField(of, property) as Described | undefined;
  if (field === undefined || fault === 'UNKNOWN_FIELD') return {};
  const limit = LIMITS[fault]?.(field, member);
  const values = LIMITS[fault] === undefined ? (member ? field.items?.enum : field.enum) : undefined;
  const expected = KINDS[fault];
  return {
    ...(limit === undefined ? {} : { limit }), ...(values === undefined ? {} : { allowed: values.map(String) }), ...(expected === undefined ? {} : { expected }),
  };
}
