import type { components } from '#api';

type Schemas = components['schemas'];
type OneOf<List> = NonNullable<List> extends readonly (infer Item)[] ? NonNullable<Item> : never;

/** The API's own codes, by the names people in this house use for them. */
export type ReferralState = Schemas['WorklistItem']['state'];
export type ReferralRole = Schemas['WorklistItem']['role'];
export type Because = Schemas['WorklistItem']['because'];
export type Site = Schemas['WorklistItem']['site'];
export type ReferralAction = OneOf<Schemas['WorklistItem']['allowedActions']>;
export type Claimed = Schemas['WorklistItem']['claimed'];
export type ReportState = Schemas['ProgressView']['state'];
export type ReturnReason = Schemas['ReturnBody']['reason'];
export type GivenMethod = Schemas['GivenBody']['method'];
export type Agency = Schemas['DeskView']['agency'];
export type DeskState = Schemas['DeskView']['state'];
export type OrganisationType = Schemas['OrganisationView']['type'];
export type StaffRole = OneOf<Schemas['OwnView']['roles']>;
export type MemberRole = Schemas['OwnDesk']['role'];
export type StaffStatus = Schemas['StaffView']['status'];
export type Situation = OneOf<Schemas['ReportForm']['situations']>;
export type Concern = OneOf<Schemas['ReportForm']['concerns']>;
export type Danger = NonNullable<Schemas['ReportForm']['danger']>;
export type Whereabouts = NonNullable<Schemas['ReportForm']['whereabouts']>;
export type Caregiver = NonNullable<Schemas['ReportForm']['caregiver']>;
export type Labour = NonNullable<Schemas['ReportForm']['labour']>;
export type Channel = NonNullable<Schemas['ReportForm']['channel']>;
export type Relation = NonNullable<Schemas['Suspect']['relation']>;
export type WithChildNow = NonNullable<Schemas['Suspect']['withChildNow']>;
export type ReporterKind = NonNullable<Schemas['Reporter']['kind']>;
export type HideFrom = OneOf<Schemas['Reporter']['hideFrom']>;
export type Sex = NonNullable<Schemas['Child']['sex']>;
export type ChildCategory = OneOf<Schemas['Child']['categories']>;
export type MessageKind = Schemas['InboxMessageView']['kind'];
export type DutyState = Schemas['DutyView']['state'];
export type DutyAction = OneOf<Schemas['DutyView']['allowedActions']>;
