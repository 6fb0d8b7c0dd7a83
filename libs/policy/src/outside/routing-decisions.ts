import { isDayOfOurs, plainDate } from '@referrals/calendar';
import { AGENCIES, DeskRecorded, DomainError, OrganisationRecorded } from '@referrals/contracts';
import { z } from 'zod';
import { routingPackAt } from '../packs/packs.js';
import type { DirectoryCopy } from '../routing/directory-copy.port.js';
import { evaluate } from '../routing/evaluate.js';
import { DivisionCode, factsAt, RoutingFacts } from '../routing/facts.js';
import { findDesk } from '../routing/find-desk.js';
import { outside } from './answer-line.js';

/** `{at, …facts}` → `{referrals, warnings}` by the pack in force at that moment. */
const evaluateFacts = outside(RoutingFacts, (told) => {
  if (told.at === undefined) throw new DomainError('INVALID_INPUT', { field: 'at' });
  const { referrals, warnings } = evaluate(routingPackAt(told.at), factsAt(told, told.at));
  return { referrals, warnings };
});

const Ids = z.array(z.string()).default([]);
const Where = z.strictObject({
  directory: z.strictObject({ desks: z.array(DeskRecorded.data), organisations: z.array(OrganisationRecorded.data).default([]), lastResortDesk: z.string().optional() }),
  request: z.strictObject({
    agency: z.enum(AGENCIES), division: DivisionCode.optional(),
    preferredDesk: z.strictObject({ desk: z.string(), because: z.enum(['SUPERVISOR', 'LONGEST_PREFIX']) }).optional(),
  }),
  on: z.string().transform((text) => {
    if (!isDayOfOurs(text)) throw new DomainError('INVALID_DATE');
    return plainDate(text);
  }),
  excludedDesks: Ids, untoldDesks: Ids, excludedAgencies: z.array(z.enum(AGENCIES)).default([]), countyPoliceOnly: z.boolean().default(false),
  /** Left out for another reason than conflict. */
  barred: Ids,
});

/** `{directory, request, on, …}` → `{desk, because}`. */
const findItsDesk = outside(Where, ({ directory, request, on, barred, ...bars }) => {
  const { desk, because } = findDesk(copyOf(directory), request, bars, on, barred);
  return { desk: desk.id, because };
});

function copyOf({ desks, organisations, lastResortDesk }: z.output<typeof Where>['directory']): DirectoryCopy {
  return {
    revision: 1, desk: (id) => desks.find((one) => one.id === id), desksOf: (agency) => desks.filter((one) => one.agency === agency),
    organisation: (id) => organisations.find((one) => one.id === id), ...(lastResortDesk === undefined ? {} : { lastResortDesk }),
  };
}

/** Where a report goes: which agencies, and which desk of each. */
export const routingDecisions = { evaluate: evaluateFacts, findDesk: findItsDesk };
