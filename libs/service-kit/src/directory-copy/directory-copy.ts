import type { Agency, DeskRecord, OrganisationRecord } from '@referrals/contracts';

/** The register as a service knows it at one revision; immutable, so it may be shared between requests. */
export class DirectoryCopy {
  private readonly desks: ReadonlyMap<string, DeskRecord>;
  private readonly byCode: ReadonlyMap<string, DeskRecord>;
  private readonly byAgency = new Map<Agency, DeskRecord[]>();
  private readonly organisations: ReadonlyMap<string, OrganisationRecord>;
  /** Id of the desk that takes a case when even the city's coordinator is in conflict. */
  readonly lastResortDesk?: string;

  constructor(
    readonly revision: number, readonly whole: boolean,
    desks: readonly DeskRecord[], organisations: readonly OrganisationRecord[], lastResortCode: string | undefined,
  ) {
    this.desks = new Map(desks.map((desk) => [desk.id, desk]));
    this.byCode = new Map(desks.map((desk) => [desk.code, desk]));
    this.organisations = new Map(organisations.map((organisation) => [organisation.id, organisation]));
    for (const desk of [...desks].sort((a, b) => (a.code < b.code ? -1 : 1))) {
      const list = this.byAgency.get(desk.agency);
      if (list) list.push(desk);
      else this.byAgency.set(desk.agency, [desk]);
    }
    const lastResort = lastResortCode === undefined ? undefined : this.byCode.get(lastResortCode);
    if (lastResort) this.lastResortDesk = lastResort.id;
  }

  desk(id: string): DeskRecord | undefined {
    return this.desks.get(id);
  }

  deskByCode(code: string): DeskRecord | undefined {
    return this.byCode.get(code);
  }

  /** All desks of an agency, by code. */
  desksOf(agency: Agency): readonly DeskRecord[] {
    return this.byAgency.get(agency) ?? [];
  }

  organisation(id: string): OrganisationRecord | undefined {
    return this.organisations.get(id);
  }

  /** Every desk, for pickers and checks. */
  allDesks(): readonly DeskRecord[] {
    return [...this.desks.values()];
  }
}
