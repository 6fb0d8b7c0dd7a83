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

/** How a reporter may be telephoned. */
export type Contact = Pick<ReporterIdentity, 'phone' | 'safeContact'>;

/**
 * What desks that lead the case see of a reporter who said that they may call; undefined for all others. Who asks for secrecy, be it of their
 * own unit alone, is never called from a list: whoever must reach them unseals, with a reason.
 */
export function contactOf({ mayCall, confidential, hideFrom = [], phone, safeContact }: ReporterIdentity): Contact | undefined {
  if (mayCall !== true || confidential || hideFrom.includes('UNIT') || phone === undefined) return undefined;
  return { phone, ...(safeContact === undefined ? {} : { safeContact }) };
}
