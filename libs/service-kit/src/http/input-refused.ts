import { DomainError } from '@referrals/contracts';

/** What a field takes, where something of another kind came. */
export const EXPECTED = ['TEXT', 'INTEGER', 'BOOLEAN', 'UUID', 'LIST', 'OBJECT'] as const;
export type Expected = (typeof EXPECTED)[number];

/** What is wrong with one field: its path and a code of the catalogue, and what may be instead. Never the value. */
export interface InputFault {
  readonly field: string;
  readonly code: string;
  /** The bound that was passed: characters, items, or the number itself. */
  readonly limit?: number;
  /** The values there are to choose from. */
  readonly allowed?: readonly string[];
  readonly expected?: Expected;
}

/** Input that was refused, with every fault that was found; `code`, `field` and `facts` are those of the first. */
export class InputRefused extends DomainError {
  constructor(readonly faults: readonly [InputFault, ...InputFault[]]) {
    const [{ code, field, limit, allowed }] = faults;
    super(code, { field, facts: { ...(limit === undefined ? {} : { limit }), ...(allowed === undefined ? {} : { allowed }) } });
  }
}
