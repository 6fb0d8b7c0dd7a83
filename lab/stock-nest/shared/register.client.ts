import { Inject, Injectable } from '@nestjs/common';
import type { Agency, DeskRecord, OrganisationRecord } from '@referrals/contracts';
import type { DirectoryCopy } from '@referrals/policy';
import { SETTINGS } from './names.js';
import type { Settings } from './settings.js';

export interface Register { readonly revision: number; readonly desks: readonly DeskRecord[]; readonly organisations: readonly OrganisationRecord[] }

const KEPT_MS = 60_000;

/** The directory's register by HTTP, kept for a minute; what was known goes on being used while the directory is away. */
@Injectable()
export class RegisterClient {
  private known: { register: DirectoryCopy; until: number } | undefined;

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  async load(): Promise<DirectoryCopy> {
    if (this.known !== undefined && this.known.until > performance.now()) return this.known.register;
    try {
      const response = await fetch(new URL('/api/directory/register', this.settings.directoryUrl), { signal: AbortSignal.timeout(3_000) });
      if (!response.ok) throw new Error(`The directory answered ${response.status}`);
      this.known = { register: copyOf(await response.json() as Register), until: performance.now() + KEPT_MS };
    } catch (error) {
      if (this.known === undefined) throw error;
    }
    return this.known.register;
  }
}

function copyOf({ revision, desks, organisations }: Register): DirectoryCopy {
  const byId = new Map(desks.map((desk) => [desk.id, desk]));
  const byAgency = Map.groupBy(desks, (desk) => desk.agency);
  const organisationById = new Map(organisations.map((organisation) => [organisation.id, organisation]));
  return {
    revision, desk: (id) => byId.get(id), desksOf: (agency: Agency) => byAgency.get(agency) ?? [], organisation: (id) => organisationById.get(id),
  };
}
