import { SERVICES, type ServiceName } from '@referrals/contracts';

type Underscored<S extends string> = S extends `${infer First}-${infer Rest}` ? `${First}_${Underscored<Rest>}` : S;
/** `MANDATORY_REPORTING_URL` */
export type AddressVariable = `${Uppercase<Underscored<ServiceName>>}_URL`;

/** The setting that says where a process reaches this service when it runs in another. */
export const addressVariable = (service: ServiceName): AddressVariable => `${service.toUpperCase().replaceAll('-', '_')}_URL` as AddressVariable;

/** Something of each service, made of its name. */
export function forEachService<T>(make: (service: ServiceName) => T): Record<ServiceName, T> {
  return Object.fromEntries(SERVICES.map((service) => [service, make(service)])) as Record<ServiceName, T>;
}

/** Something under each service's address variable. */
export function byAddressVariable<T>(make: (service: ServiceName) => T): Record<AddressVariable, T> {
  return Object.fromEntries(SERVICES.map((service) => [addressVariable(service), make(service)])) as Record<AddressVariable, T>;
}
