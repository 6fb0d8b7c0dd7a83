import type { components } from '#api';

type Schemas = components['schemas'];
export type MyDue = Schemas['MyDue'];
export type ChildCard = Schemas['ChildCard'];
export type Household = Schemas['Household'];
export type BulkAct = Schemas['BulkAct'];

/** The due list as it was when it was read. */
export interface DueList { readonly due: MyDue; readonly readAt: string }

/** What a refused or waiting entry was of, to tell the person. */
export interface ActsForm { readonly children: readonly string[]; readonly kind: BulkAct['kind']; readonly items: readonly BulkAct[] }

export type Met = 'ALL' | 'SEEN' | 'NONE';

export interface Visit { readonly met: Met; readonly more: Pick<BulkAct, 'notMet' | 'home' | 'caregiverSays' | 'note'> }

/** A visit to a house as it is being written; `on`: the day it was, also when it is sent on another. */
export interface VisitForm extends Partial<Pick<Visit, 'met'>>, Pick<Visit, 'more'> { readonly household: string; readonly on: string; readonly children: readonly string[] }

export interface ProblemForm { readonly child: string; readonly kind: string; readonly found: string }
