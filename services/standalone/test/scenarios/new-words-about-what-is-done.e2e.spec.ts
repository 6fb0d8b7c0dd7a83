import { describeInEveryMode } from '../in-every-mode.js';
import { describeNewWords } from '../stories/new-words.js';

describeInEveryMode('what is told of a finished report is work again until it is read and answered', (start) => describeNewWords(() => start()));
