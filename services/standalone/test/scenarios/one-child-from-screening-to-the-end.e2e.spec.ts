import { describeInEveryMode } from '../in-every-mode.js';
import { describeOneChild } from '../stories/one-child.js';

describeInEveryMode('one child’s file, from the screening that finds her until she is eighteen', (start) => describeOneChild(() => start()));
