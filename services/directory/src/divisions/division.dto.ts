import { z } from 'zod';
import { Day, DivisionCode, Name, pageFields, pageOf, Search } from '../register/register.dto.js';
import { DIVISION_LEVELS } from './division-code.domain.js';

export const DivisionView = z.object({
  code: z.string().describe('Twelve digits as published'),
  short: z.string().describe('6, 9 or 12 digits'),
  name: z.string(), level: z.enum(DIVISION_LEVELS), parent: z.string().optional(),
  validFrom: z.string().optional(), validTo: z.string().optional().describe('First day on which it no longer holds'),
  replacedBy: z.string().optional(), version: z.number().int(),
});
export type DivisionView = z.output<typeof DivisionView>;
export const DivisionPage = pageOf(DivisionView);

export const DivisionList = z.strictObject({
  q: Search.optional(), prefix: z.string().regex(/^\d{2,12}$/, 'DIVISION_CODE_INVALID').optional(), level: z.enum(DIVISION_LEVELS).optional(),
  on: Day.optional().describe('Only those that hold on this day'), ...pageFields,
});
export type DivisionFilter = z.output<typeof DivisionList>;

const dates = { validFrom: Day.nullable().optional(), validTo: Day.nullable().optional(), replacedBy: DivisionCode.nullable().optional() };
export const NewDivision = z.strictObject({ code: DivisionCode, name: Name, ...dates });
export type NewDivisionBody = z.output<typeof NewDivision>;
export const DivisionChange = z.strictObject({ name: Name.optional(), ...dates });
export type DivisionChangeBody = z.output<typeof DivisionChange>;
