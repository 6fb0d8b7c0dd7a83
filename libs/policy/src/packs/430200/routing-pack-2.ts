import { plainDate } from '@referrals/calendar';
import type { RoutingPack } from '../../routing/routing-pack.js';
import { routingPack430200 } from './routing-pack.js';
import { rowsOfVersion2 } from './rows-2.js';
import { wordsOfVersion2 } from './words-2.js';

/**
 * 株洲市 (430200), version 2: who hides is hidden in every row, word, site and desk, not in rows 4 to 7 alone, and a wish to be kept from
 * somebody has effect. What is not said here is as in version 1.
 */
export const routingPack430200Version2: RoutingPack = {
  ...routingPack430200,
  version: 2,
  // The day after version 1's: whatever day a machine's clock says, what is accepted from now on is routed by this version. What the first
  // one decided names it and stays as it is.
  effectiveFrom: plainDate('2021-06-02'),
  words: wordsOfVersion2,
  rows: rowsOfVersion2,
  hidden: 'hidden',
  keptFrom: [{ when: { hideFrom: ['TOWNSHIP'] }, agencies: ['TOWNSHIP'] }, { when: { hideFrom: ['VILLAGE'] }, agencies: ['VILLAGE'] }],
  keptFromUnit: { hideFrom: ['UNIT'] },
};
