import { dutyEvents } from '@referrals/contracts';
import { checkPack, type DutyPack } from '@referrals/duties';
import { directoryCopyOf } from '../directory-copy/directory-copy-part.js';
import type { DirectoryCopyStore } from '../directory-copy/directory-copy.store.js';
import { PacksFaulty } from '../packs/refuse-faulty-packs.js';
import type { ServiceRuntime } from '../run/service-definition.js';
import { calendarOf } from './calendar-store.js';
import { keepPacks } from './keep-packs.js';
import { FoldKeeper, type KeeperParts } from './duty-keeper.js';
import { inForce, type DutyPacks } from './duty-packs.js';
import { countUntriggered } from './measure-duties.js';

type Followed = Pick<ServiceRuntime, 'database' | 'clock' | 'environment'> & Pick<KeeperParts, 'officePlace'>;

/** @throws PacksFaulty with every fault of every revision */
export function refuseFaultyDuties(packs: readonly DutyPack[]): void {
  const faults = packs.flatMap((pack) => checkPack(pack).errors.map(([row, code]) => `${pack.pack}: ${row} ${code}`));
  if (faults.length > 0) throw new PacksFaulty(faults);
}

/**
 * From here on every change of a case of this service is followed by what it makes the case owe.
 * @throws PacksFaulty when a revision that duties were made by is missing, or says something else now
 */
export async function followDuties(
  packs: DutyPacks, runtime: Followed, directory: Pick<DirectoryCopyStore, 'load'> = directoryCopyOf(runtime), calendar = calendarOf(runtime.database),
): Promise<void> {
  const { database, clock, officePlace } = runtime;
  await keepPacks(database, packs, clock.now());
  database.duties = new FoldKeeper({
    pack: inForce(packs), packs: new Map(packs.map((pack) => [pack.pack, pack])), events: dutyEvents(database.service), calendar: (tx) => calendar.load(tx),
    directory: (tx) => directory.load(tx), officePlace, untriggered: (row) => { countUntriggered(database.service, row); },
  });
}
