import type { OpenAPIObject } from '@nestjs/swagger';
import type { DeclaredRoute } from './declared-routes.js';
import { classesWithin } from './described-classes.js';
import { CHECKED } from './refuse-unchecked-input.js';

export type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
/** Schemas of the document by the names of their classes. */
export type Schemas = Record<string, { additionalProperties?: boolean; properties?: Record<string, { default?: unknown }>; required?: string[] }>;

/** What the classes of a route's input mean beyond what swagger reads of them. */
export function completeOperation(operation: Operation, { description, takes }: DeclaredRoute, schemas: Schemas): void {
  const { requestBody: body } = operation;
  namesIn(body).forEach((name) => { refuseMore(schemas, name); });
  const [name] = namesIn(body);
  if (body !== undefined && 'content' in body && name !== undefined) body.required = description?.bodyRequired ?? (schemas[name]?.required ?? []).length > 0;
  const classes = takes.filter(({ kind }) => CHECKED.has(kind)).flatMap(({ type }) => (type === undefined ? [] : [...classesWithin(type)]));
  for (const of of classes) tellDefaults(operation, schemas[of.name]?.properties ?? {}, new of() as object);
}

/** What a class fills in where a field is absent. */
function tellDefaults({ parameters = [] }: Operation, properties: Record<string, { default?: unknown }>, empty: object): void {
  for (const [name, value] of Object.entries(empty)) {
    const property = properties[name] ?? parameters.flatMap((one) => ('in' in one && one.in === 'query' && one.name === name ? [one.schema as { default?: unknown }] : []))[0];
    if (property !== undefined && value !== undefined) property.default = value;
  }
}

/** What a body names is all it may have: `InputPipe` refuses unknown fields. */
function refuseMore(schemas: Schemas, name: string): void {
  const schema = schemas[name];
  if (schema?.properties === undefined || schema.additionalProperties === false) return;
  schema.additionalProperties = false;
  namesIn(schema).forEach((inner) => { refuseMore(schemas, inner); });
}

const namesIn = (part: unknown): string[] => [...JSON.stringify(part ?? {}).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name = '']) => name);
