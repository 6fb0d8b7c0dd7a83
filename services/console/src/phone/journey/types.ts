import type { components } from '#api';

export type Progress = components['schemas']['ProgressView'];
export type AgencyProgress = Progress['referrals'][number];
export type SupplementBody = components['schemas']['SupplementForm'];
export type GivenAnswer = Progress['feedback'][number];
