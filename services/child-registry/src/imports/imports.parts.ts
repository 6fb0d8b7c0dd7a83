import { importsOf } from '@referrals/service-kit';
import { ApplyRow } from './apply-row.js';
import { DecideByHand } from './decide-by-hand.js';
import { provincialImport } from './provincial.import.js';
import { ReadRowFacts } from './row-facts.js';
import { ImportRowController } from './rows.controller.js';

/** Files that people send, and what they decide on their rows. */
const kit = importsOf('child-registry', 'child.import', {
  names: ['provincial'], inject: [ReadRowFacts, ApplyRow], make: (reading: ReadRowFacts, applying: ApplyRow) => [provincialImport(reading, applying)],
});

export const importParts = { controllers: [...kit.controllers, ImportRowController], providers: [ReadRowFacts, ApplyRow, DecideByHand], runtime: kit.providers };
