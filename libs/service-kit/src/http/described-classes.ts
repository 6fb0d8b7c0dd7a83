import type { Type } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';

/** Where swagger keeps what a field decorator says. */
const FIELDS = 'swagger/apiModelPropertiesArray';
const FIELD = 'swagger/apiModelProperties';

interface DescribedField { readonly type?: unknown; readonly isArray?: boolean; readonly maxItems?: number }

/** Fields of a class by their names, also those it takes over. */
function fieldsOf(of: Type): [string, DescribedField][] {
  const names = (Reflect.getMetadata(FIELDS, of.prototype as object) ?? []) as string[];
  return names.map((name) => [name.slice(1), Reflect.getMetadata(FIELD, of.prototype as object, name.slice(1)) as DescribedField]);
}

/** What a class says of one of its fields. */
export const describedField = (of: Type, name: string): unknown => Reflect.getMetadata(FIELD, of.prototype as object, name);

/** A class and all it is made of, each once. */
export function classesWithin(of: Type, found = new Set<Type>()): Set<Type> {
  if (found.has(of)) return found;
  found.add(of);
  for (const [, { type }] of fieldsOf(of)) if (typeof type === 'function' && type.name === 'type') classesWithin((type as () => Type)(), found);
  return found;
}

/** Why input of this class would not be checked whole, or undefined. */
export function faultOfInputClass(of: Type | undefined): string | undefined {
  if (of === undefined || !hasFields(of)) return 'has no class with fields';
  for (const one of classesWithin(of)) {
    if (!hasFields(one)) return `takes ${one.name}, which has no fields`;
    const fields = new Map(fieldsOf(one));
    const silent = Object.keys(new one() as object).find((name) => !fields.has(name));
    if (silent !== undefined) return `takes ${one.name}.${silent}, which is no field`;
    const endless = [...fields].find(([, { type, isArray, maxItems }]) => (isArray === true || type === 'array') && maxItems === undefined);
    if (endless !== undefined) return `takes ${one.name}.${endless[0]}, a list without an end`;
    const open = [...fields].find(([, { type }]) => type === 'object');
    if (open !== undefined) return `takes ${one.name}.${open[0]}, of which nothing is known`;
  }
  return undefined;
}

const hasFields = (type: Type): boolean => getMetadataStorage().getTargetValidationMetadatas(type, '', true, false).length > 0;

/** Names of all fields that a class takes, also of those inside. */
export const fieldNamesWithin = (of: Type): string[] => [...new Set([...classesWithin(of)].flatMap((one) => fieldsOf(one).map(([name]) => name)))];
