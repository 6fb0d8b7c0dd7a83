import { createContext } from 'react';

/** Of which part of which report the numbers are: part 0 is the report itself, others are what was told later. */
export interface RevealPlace { readonly reportId: string; readonly part: number }

export const RevealContext = createContext<RevealPlace | undefined>(undefined);
