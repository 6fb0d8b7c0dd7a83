import type { components } from '#api';

type Schemas = components['schemas'];

/** Codes of the child registry that a village director meets. */
export type ActPlace = Schemas['NewAct']['place'];
export type NotMet = NonNullable<Schemas['NewAct']['notMet']>;
export type HomeState = NonNullable<Schemas['NewAct']['home']>;
export type CaregiverSays = NonNullable<Schemas['NewAct']['caregiverSays']>;
export type ProblemKind = Schemas['NewProblem']['kind'];
export type Doubt = Schemas['DoubtBody']['because'];
export type CareGap = Schemas['GapView']['code'];
export type KinRelation = Schemas['NewDelegation']['relation'];
export type DelegationState = Schemas['DelegationView']['state'];
