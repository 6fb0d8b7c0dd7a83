import { SERVICES } from '../codes.js';
import { errorsOf } from '../generated/services.js';
import { commonErrors } from './common.js';
import type { ErrorEntry } from './domain-error.js';

/** Every code a client can meet: its status and its sentences. A code missing here is answered as INTERNAL. */
export const errorCatalogue: Readonly<Record<string, ErrorEntry>> = {
  ...commonErrors, ...Object.assign({}, ...SERVICES.map((service) => errorsOf[service])) as Readonly<Record<string, ErrorEntry>>,
};
