import { z } from 'zod';

/** What a rule rests on: a law or notice in force, the practice of a place, or a choice of ours. */
export const PACK_STATUSES = ['statutory', 'local', 'design'] as const;
export type PackStatus = (typeof PACK_STATUSES)[number];

/** A number of a pack, with where it comes from: whoever reads it sees how sure it is. */
export interface Parameter<T> {
  readonly value: T;
  /** Law, notice or document. */
  readonly source: string;
  readonly status: PackStatus;
}

/** A parameter as a pack's schema says it. */
export const parameterOf = <T extends z.ZodType>(value: T) => z.strictObject({ value, source: z.string().trim().min(1), status: z.enum(PACK_STATUSES) });

/** What a schema finds wrong with a pack, for `PackKind.faults`: `amounts.0.value: invalid_type`. */
export const schemaFaults = (schema: z.ZodType) => (pack: object): string[] =>
  (schema.safeParse(pack).error?.issues ?? []).map(({ path, code }) => `${path.join('.')}: ${code}`);
