import { SERVICES, type ServiceName } from '@referrals/contracts';
import { schemaOf } from '@referrals/database';
import { directory } from '@referrals/directory';
import { mandatoryReporting } from '@referrals/mandatory-reporting';
import { referralDesk } from '@referrals/referral-desk';
import type { ServiceDefinition } from '@referrals/service-kit';

/** Every service of the exchange; one that is missing here does not compile. Whatever walks services begins here or at `SERVICES`. */
const definitionOf: Readonly<Record<ServiceName, ServiceDefinition>> = {
  directory, 'mandatory-reporting': mandatoryReporting, 'referral-desk': referralDesk,
};

/** In the order of `SERVICES`. */
export const definitions: readonly ServiceDefinition[] = SERVICES.map((service) => definitionOf[service]);

/** Whether a service keeps cases, each with a trail under the report's id. */
const keepsCases: Readonly<Record<ServiceName, boolean>> = { directory: false, 'mandatory-reporting': true, 'referral-desk': true };

export const caseServices: readonly ServiceName[] = SERVICES.filter((service) => keepsCases[service]);
export const caseSchemas: readonly string[] = caseServices.map(schemaOf);

/** The schemas of all services. */
export const schemas: readonly string[] = SERVICES.map(schemaOf);
