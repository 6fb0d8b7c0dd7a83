import type { Agency, DeskRecord, OrganisationRecord } from '@referrals/contracts';

/** The register as a service knows it at one revision. Decisions keep the revision they used. */
export interface DirectoryCopy {
  readonly revision: number;
  desk(id: string): DeskRecord | undefined;
  desksOf(agency: Agency): readonly DeskRecord[];
  organisation(id: string): OrganisationRecord | undefined;
  /** Takes a case when even the city's coordinator is in conflict; exempt from the conflict check. */
  readonly lastResortDesk?: string;
}
