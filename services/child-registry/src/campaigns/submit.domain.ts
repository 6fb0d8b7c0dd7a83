/** What a village says of its part. */
export interface Submitting {
  readonly households: number;
  readonly visited: number;
  readonly found: number;
  readonly none: boolean;
}

export interface FilesOfVillage { readonly files: number; readonly accounted: number }

export interface SubmitFault { readonly code: 'CAMPAIGN_FILES_UNACCOUNTED' | 'CAMPAIGN_NONE_UNFIT'; readonly count: number }

/** Why a part cannot be taken yet: an active file without a result (人账相符), or a zero report that is none, or is missing. */
export function submitFault({ found, none }: Submitting, { files, accounted }: FilesOfVillage): SubmitFault | undefined {
  if (accounted < files) return { code: 'CAMPAIGN_FILES_UNACCOUNTED', count: files - accounted };
  return none === (files === 0 && found === 0) ? undefined : { code: 'CAMPAIGN_NONE_UNFIT', count: files + found };
}
