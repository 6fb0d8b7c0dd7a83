import type { ServiceName } from '@referrals/contracts';
import type { Admin, Kafka } from 'kafkajs';
import { askBrokers } from './ask-brokers.js';
import { groupOf } from './kafka-topics.js';

const NON_EMPTY_GROUP = 68;
const GROUP_ID_NOT_FOUND = 69;

/** A service still runs whose topics were to be read again. */
export class GroupInUse extends Error {
  constructor(readonly service: ServiceName) {
    super(`${service} still runs`);
    this.name = 'GroupInUse';
  }
}

/**
 * Makes services read their topics again from the first event: their groups forget where they were. What their inboxes know takes no
 * effect; all that they do not know comes in its first order, before anything sent later.
 * @throws GroupInUse; nothing changed for that service, then. BrokersNotReached
 */
export async function readAgain(kafka: Kafka, prefix: string, services: readonly ServiceName[]): Promise<void> {
  await askBrokers(kafka, async (admin) => {
    for (const service of services) await forgetGroup(admin, prefix, service);
  });
}

async function forgetGroup(admin: Admin, prefix: string, service: ServiceName): Promise<void> {
  try {
    await admin.deleteGroups([groupOf(prefix, service)]);
  } catch (error) {
    const [code] = error instanceof Error && 'groups' in error ? (error.groups as { errorCode: number }[]).map(({ errorCode }) => errorCode) : [];
    if (code === GROUP_ID_NOT_FOUND) return;
    throw code === NON_EMPTY_GROUP ? new GroupInUse(service) : error;
  }
}
