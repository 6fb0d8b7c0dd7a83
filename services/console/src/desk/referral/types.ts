import type { components } from '#api';
import type { ReadAnswer } from '../use-read';

type Schemas = components['schemas'];
export type Detail = ReadAnswer<'/api/referral-desk/referrals/{id}'>;
export type Item = Schemas['WorklistItem'];
export type Content = Schemas['ReportContent'];
export type Supplement = Schemas['SupplementView'];
export type Card = Schemas['ListCard'];
export type Duty = Schemas['DutyView'];
export type TrailEntry = Schemas['TrailEntryView'];
export type Decision = Schemas['DecisionView'];
export type Feedback = Schemas['FeedbackView'];
export type Progress = Schemas['ProgressView'];

/** Present of a referral: what a desk that gave it away no longer has. */
export type Held = Detail & Required<Pick<Detail, 'agency' | 'role' | 'state' | 'owner' | 'version' | 'because' | 'site'>>;

export const isHeld = (detail: Detail): detail is Held => detail.version !== undefined && detail.role !== undefined;
