import type { OutsideDecisions } from '@referrals/policy';
import { careDecisions } from './outside/care-decisions.js';
import { fileDecisions } from './outside/file-decisions.js';
import { postDecisions } from './outside/post-decisions.js';
import { visitDecisions } from './outside/visit-decisions.js';

/** Asked by `npm run -s child-registry -- decide`: by the numbers of `child-registry/430200/1`. */
export const decisions: OutsideDecisions = { ...visitDecisions, ...careDecisions, ...fileDecisions, ...postDecisions };
