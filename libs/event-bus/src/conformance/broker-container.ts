import { join } from 'node:path';
import { freePort } from '@referrals/database/server';
import { CONTAINER_START_LIMIT_MS, ensureImage, IMAGES } from '@referrals/testing';
import { deployFolder } from '../broker/kafka-jars.js';

/** The folder of the image's own for settings that are given. */
const SETTINGS_FILE = '/mnt/shared/config/server.properties';

/** A broker in a container, with the settings of `deploy/kafka/` and these over them; gone when stopped. */
export async function startBrokerContainer(settings: Readonly<Record<string, string>>): Promise<{ address: string; stop(): Promise<void> }> {
  await ensureImage(IMAGES.kafka);
  const { GenericContainer, getContainerRuntimeClient, Wait } = await import('testcontainers');
  const { info } = await getContainerRuntimeClient();
  // Clients are told the address, so the port outside is chosen before the start.
  const port = await freePort();
  const address = `${info.containerRuntime.host === 'localhost' ? '127.0.0.1' : info.containerRuntime.host}:${port}`;
  const given: Record<string, string> = {
    listeners: 'CLIENT://0.0.0.0:9092,CONTROLLER://127.0.0.1:9093', 'advertised.listeners': `CLIENT://${address}`,
    'controller.quorum.voters': '1@127.0.0.1:9093', ...settings,
  };
  const container = await new GenericContainer(IMAGES.kafka)
    .withExposedPorts({ container: 9092, host: port })
    .withCopyFilesToContainer([{ source: join(deployFolder, 'broker.properties'), target: SETTINGS_FILE }])
    .withEnvironment(Object.fromEntries(Object.entries(given).map(([name, value]) => [`KAFKA_${name.toUpperCase().replaceAll('.', '_')}`, value])))
    .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
    .withStartupTimeout(CONTAINER_START_LIMIT_MS)
    .start();
  return { address, stop: async () => { await container.stop(); } };
}
