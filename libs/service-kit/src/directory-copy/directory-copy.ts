import type { DeskAgency, DeskRecordV2 } from '@referrals/contracts';
import type { KnownOrganisation } from './told-records.js';

/** The register as a service knows it at one revision; immutable, so it may be shared between requests. */
export class DirectoryCopy {
  readonly revision: number;
  /** It has every desk that receives referrals, and every organisation. */
  readonly whole: boolean;
  /** It has all that the second versions of the events tell: desks of every agency and the divisions. Not before the directory runs this release. */
  readonly complete: boolean;
  private readonly desks: ReadonlyMap<string, DeskRecordV2>;
  private readonly byCode: ReadonlyMap<string, DeskRecordV2>;
  private readonly byAgency = new Map<DeskAgency, DeskRecordV2[]>();
  private readonly organisations: ReadonlyMap<string, KnownOrganisation>;
  /** Id of the desk that takes a case when even the city's coordinator is in conflict. */
  readonly lastResortDesk?: string;

  constructor(
    { revision, whole, complete }: { readonly revision: number; readonly whole: boolean; readonly complete: boolean },
    desks: readonly DeskRecordV2[], organisations: readonly KnownOrganisation[], lastResortCode: string | undefined,
  ) {
    this.revision = revision;
    this.whole = whole;
    this.complete = complete;
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

  desk(id: string): DeskRecordV2 | undefined {
    return this.desks.get(id);
  }

  deskByCode(code: string): DeskRecordV2 | undefined {
    return this.byCode.get(code);
  }

  /** All desks of an agency, by code. */
  desksOf(agency: DeskAgency): readonly DeskRecordV2[] {
    return this.byAgency.get(agency) ?? [];
  }

  organisation(id: string): KnownOrganisation | undefined {
    return this.organisations.get(id);
  }

  /** Every desk, for pickers and checks. */
  allDesks(): readonly DeskRecordV2[] {
    return [...this.desks.values()];
  }
}
