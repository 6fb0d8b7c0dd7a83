import { catalogue, SERVICES, type ServiceName } from '@referrals/contracts';
import { heardBy } from '@referrals/event-bus';
import type { ServiceDefinition } from '@referrals/service-kit';

type Consumers = Readonly<Record<string, readonly ServiceName[]>>;

/** Who listens to each event, as the services' `@OnEvent` methods say; in the order of the catalogue and of `SERVICES`. */
export function consumersOf(definitions: readonly Pick<ServiceDefinition, 'name' | 'subscriptions'>[]): Consumers {
  const heard = definitions.flatMap(({ subscriptions }) => subscriptions.flatMap(heardBy));
  return Object.fromEntries(catalogue.map(({ type }) => [type, SERVICES.filter((service) => heard.some((one) => one.type === type && one.service === service))]));
}

/** The file of libs/contracts that says so. */
export function consumersFile(consumers: Consumers): string {
  return `// Written by \`npm run generate\` from the services' \`@OnEvent\`. Not edited by hand.
import type { ServiceName } from '../codes.js';

/** Who listens to each event. */
export const consumersOf: Readonly<Record<string, readonly ServiceName[]>> = {
${Object.entries(consumers).map(([type, services]) => `  '${type}': [${services.map((service) => `'${service}'`).join(', ')}],\n`).join('')}};
`;
}
