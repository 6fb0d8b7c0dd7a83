import type { OutsideDecisions } from '@referrals/policy';
import { fileDecisions } from './outside/file-decisions.js';
import { postDecisions } from './outside/post-decisions.js';

/** Asked by `npm run -s child-registry -- decide`. */
export const decisions: OutsideDecisions = { ...fileDecisions, ...postDecisions };
