import { childRegistry } from '@referrals/child-registry';
import { SERVICES, type ServiceName } from '@referrals/contracts';
import { schemaOf } from '@referrals/database';
import { directory } from '@referrals/directory';
import { mandatoryReporting } from '@referrals/mandatory-reporting';
import { referralDesk } from '@referrals/referral-desk';
import type { ServiceDefinition } from '@referrals/service-kit';

/** Every service of the exchange; one that is missing here does not compile. Whatever walks services begins here or at `SERVICES`. */
const definitionOf: Readonly<Record<ServiceName, ServiceDefinition>> = {
  directory, 'mandatory-reporting': mandatoryReporting, 'referral-desk': referralDesk, 'child-registry': childRegistry,
};

/** In the order of `SERVICES`. */
export const definitions: readonly ServiceDefinition[] = SERVICES.map((service) => definitionOf[service]);

/** Services whose cases are the reports, each with a trail under the report's id. */
export const caseServices: readonly ServiceName[] = definitions.filter(({ keyedByReport }) => keyedByReport).map(({ name }) => name);
export const caseSchemas: readonly string[] = caseServices.map(schemaOf);

/** The schemas of all services. */
export const schemas: readonly string[] = SERVICES.map(schemaOf);
