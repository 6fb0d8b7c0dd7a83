import type { ReporterKind } from '@referrals/contracts';
import type { Reporter } from '../form/reporter.dto.js';
import type { Filer } from './filer.domain.js';

/** Who reported, as it is sealed: what they said of themselves, how routing counts them, and who recorded it. */
export interface ReporterIdentity extends Omit<Reporter, 'kind' | 'organisation' | 'confidential'> {
  readonly kind: ReporterKind;
  readonly organisation?: string | undefined;
  readonly confidential: boolean;
  /** The reporter's own account. */
  readonly staff?: string;
  readonly recordedBy?: { readonly staff: string; readonly organisation: string };
}

export function identityOf(input: Reporter | undefined, filer: Filer, staff: string | undefined): ReporterIdentity {
  return {
    ...input, ...filer.facts,
    ...(filer.recordedBy ? { recordedBy: filer.recordedBy } : staff === undefined ? {} : { staff }),
  };
}
