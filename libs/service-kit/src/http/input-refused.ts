import { DomainError } from '@referrals/contracts';

/** What is wrong with one field: its path and a code of the catalogue. Never the value. */
export interface InputFault { readonly field: string; readonly code: string }

/** Input that was refused, with every fault that was found; `code` and `field` are those of the first. */
export class InputRefused extends DomainError {
  constructor(readonly faults: readonly [InputFault, ...InputFault[]]) {
    super(faults[0].code, { field: faults[0].field });
  }
}
