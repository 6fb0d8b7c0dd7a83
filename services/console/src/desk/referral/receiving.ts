import type { Agency } from '../../shared/codes';
import { shared } from '../../shared/words/shared';

const RECEIVING = ['PSB', 'CIV', 'EDU', 'HLTH', 'PROC', 'COURT', 'WF', 'HRSS', 'CAC', 'RPI', 'SUPV', 'TOWNSHIP', 'VILLAGE', 'COORD'] as const satisfies readonly Agency[];

/** Agencies that referrals go to, with their words. */
export const receivingAgencies = (): Readonly<Record<string, string>> => Object.fromEntries(RECEIVING.map((agency) => [agency, shared.agency[agency]]));
