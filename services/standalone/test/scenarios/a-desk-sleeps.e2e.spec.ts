import { describeInEveryMode } from '../in-every-mode.js';
import { describeSleepingDesk } from '../stories/sleeping-desk.js';

describeInEveryMode('a desk sleeps: what it owes climbs to the procuratorate, and what another does in time climbs nowhere', (start) => describeSleepingDesk(() => start()));
