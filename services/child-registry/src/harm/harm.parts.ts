import { HarmController } from './harm.controller.js';
import { Harms } from './harms.js';

/** What harm a visit finds, as the service's definition takes it. */
export const harmParts = { controllers: [HarmController], providers: [Harms] };
