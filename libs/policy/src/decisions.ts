import type { OutsideDecisions } from './outside/answer-line.js';
import { routingDecisions } from './outside/routing-decisions.js';

/** Asked by `npm run -s policy -- decide`. */
export const decisions: OutsideDecisions = routingDecisions;
