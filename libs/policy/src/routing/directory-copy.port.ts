import { AGENCIES, type Agency, type DeskAgency, type DeskRecord, type OrganisationRecord } from '@referrals/contracts';

/** A desk of any agency. One of which only the first version of its event was heard says nothing of referrals: it receives them. */
export type KnownDesk = Omit<DeskRecord, 'agency'> & { readonly agency: DeskAgency; readonly receivesReferrals?: boolean };

/** A desk that a referral may come to. */
export type ReceivingDesk = KnownDesk & { readonly agency: Agency };

/** Whether referrals may come to a desk: no other is ever found, chosen, or stands in. */
export const receives = (desk: KnownDesk): desk is ReceivingDesk => desk.receivesReferrals !== false && AGENCIES.some((agency) => agency === desk.agency);

/** The register as a service knows it at one revision. Decisions keep the revision they used. */
export interface DirectoryCopy {
  readonly revision: number;
  desk(id: string): KnownDesk | undefined;
  desksOf(agency: DeskAgency): readonly KnownDesk[];
  organisation(id: string): OrganisationRecord | undefined;
  /** Takes a case when even the city's coordinator is in conflict; exempt from the conflict check. */
  readonly lastResortDesk?: string;
}
