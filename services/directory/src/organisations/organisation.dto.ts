import { Id, isCreditCode, ORGANISATION_TYPES } from '@referrals/contracts';
import { z } from 'zod';
import { DivisionCode, Name, pageFields, pageOf, Search } from '../register/register.dto.js';

export const OrganisationView = z.object({
  id: Id, name: z.string(), type: z.enum(ORGANISATION_TYPES), division: z.string().describe('6, 9 or 12 digits'),
  supervisingDesk: Id.optional(), creditCode: z.string().optional(), version: z.number().int(),
});
export type OrganisationView = z.output<typeof OrganisationView>;
export const OrganisationPage = pageOf(OrganisationView);

export const OrganisationList = z.strictObject({
  q: Search.optional(), type: z.enum(ORGANISATION_TYPES).optional(), prefix: z.string().regex(/^\d{2,12}$/, 'DIVISION_CODE_INVALID').optional(),
  supervisingDesk: Id.optional(), ...pageFields,
});
export type OrganisationFilter = z.output<typeof OrganisationList>;

const CreditCode = z.string().trim().toUpperCase().refine(isCreditCode, 'CREDIT_CODE_INVALID');
export const NewOrganisation = z.strictObject({
  name: Name, type: z.enum(ORGANISATION_TYPES), division: DivisionCode, supervisingDesk: Id.optional(), creditCode: CreditCode.optional(),
});
export type NewOrganisationBody = z.output<typeof NewOrganisation>;
export const OrganisationChange = z.strictObject({
  name: Name.optional(), type: z.enum(ORGANISATION_TYPES).optional(), division: DivisionCode.optional(),
  supervisingDesk: Id.nullable().optional(), creditCode: CreditCode.nullable().optional(),
});
export type OrganisationChangeBody = z.output<typeof OrganisationChange>;
