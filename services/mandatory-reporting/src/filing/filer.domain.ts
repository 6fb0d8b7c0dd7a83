import { HIDE_FROM, type HideFrom, type OrganisationType, type ReporterKind, type Tell } from '@referrals/contracts';
import type { Reporter } from '../form/reporter.dto.js';
import { present } from '../form/facts-of-form.domain.js';

/** The signed-in person at the keyboard. */
export interface SignedIn { readonly staff: string; readonly organisation: string; readonly organisationType: OrganisationType }

const OWN_KINDS = ['SCHOOL', 'KINDERGARTEN', 'TRAINING_CENTRE', 'CHILDCARE', 'HOTEL', 'VILLAGE', 'TOWNSHIP', 'HOSPITAL'] as const;
const WELFARE: readonly OrganisationType[] = ['RPI', 'CWI', 'NGO'];

/** What kind of reporter somebody of such an organisation is. */
export function kindOf(type: OrganisationType): ReporterKind {
  if (WELFARE.includes(type)) return 'WELFARE_INSTITUTION';
  return OWN_KINDS.find((kind) => kind === type) ?? 'STATE_ORGAN';
}

export interface Filer {
  /** The reporter as routing counts them. */
  readonly facts: { readonly kind: ReporterKind; readonly organisation?: string; readonly confidential: boolean; readonly hideFrom?: HideFrom[] };
  readonly tell: Tell;
  /** Who recorded it for somebody else; the reporter's own account otherwise. */
  readonly recordedBy?: { readonly staff: string; readonly organisation: string };
}

/**
 * Who reports. For themselves: the person's own kind and organisation, whatever the form says. On somebody's behalf: the
 * reporter's, as entered. Without sign-in: what they say, and always confidential.
 */
export function filerOf(signedIn: SignedIn | undefined, onBehalf: boolean, input: Reporter | undefined): Filer {
  const asEntered = { kind: input?.kind ?? 'PUBLIC', ...present({ organisation: input?.organisation }) } as const;
  const wish = hideFromOf(input?.hideFrom);
  if (signedIn === undefined) return { facts: { ...asEntered, confidential: true, ...wish }, tell: 'LESS' };
  const confidential = input?.confidential ?? false;
  const { staff, organisation } = signedIn;
  if (onBehalf) return { facts: { ...asEntered, confidential, ...wish }, tell: asEntered.kind === 'PUBLIC' ? 'LESS' : 'FULL', recordedBy: { staff, organisation } };
  return { facts: { kind: kindOf(signedIn.organisationType), organisation, confidential, ...wish }, tell: 'FULL' };
}

/** Whom a reporter hides from by all that was said, each once and in order. What was asked for once stays, whatever is said or left out later. */
export function hideFromOf(...said: readonly (readonly HideFrom[] | undefined)[]): { hideFrom?: HideFrom[] } {
  const all = HIDE_FROM.filter((one) => said.some((each) => each?.includes(one)));
  return all.length === 0 ? {} : { hideFrom: all };
}
