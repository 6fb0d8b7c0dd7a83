import { SealedHealthController } from './health.controller.js';
import { SealHealth } from './seal-health.js';

/** What is sealed of a child’s health, as the service’s definition takes it. */
export const healthParts = { controllers: [SealedHealthController], providers: [SealHealth] };
