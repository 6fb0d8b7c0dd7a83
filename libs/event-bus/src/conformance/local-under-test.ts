import { SERVICES } from '@referrals/contracts';
import { schemaOf } from '@referrals/database';
import type { TransportUnderTest } from './transport-under-test.js';
import type { World } from './world.js';

/** Away means that the bus may no longer write into the inboxes of this database. */
async function allow(world: World, may: boolean): Promise<void> {
  for (const service of SERVICES) await world.sql(may ? `GRANT INSERT ON ${schemaOf(service)}.inbox TO referrals_bus` : `REVOKE INSERT ON ${schemaOf(service)}.inbox FROM referrals_bus`);
}

/** The local transport; `variant` shuffled carries topics against each other. */
export function localUnderTest(name: string, variant: string, module = new URL('./fixtures/local.fixture.ts', import.meta.url).href): TransportUnderTest {
  return {
    name, variant, module, features: { replicas: true, foreignBytes: false, acknowledged: false },
    failpoints: ['relay.after-read', 'relay.after-hand-over', 'relay.before-commit', 'relay.after-commit'],
    cut: (world) => allow(world, false),
    mend: (world) => allow(world, true),
  };
}
