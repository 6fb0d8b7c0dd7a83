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
