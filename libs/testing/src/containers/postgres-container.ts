import { randomUUID } from 'node:crypto';
import { ensureImage, CONTAINER_START_LIMIT_MS, IMAGES } from './docker-engine.js';

/** A PostgreSQL in a container, gone when stopped. */
export async function startPostgresContainer(settings: Readonly<Record<string, string>>): Promise<{ url: string; stop(): Promise<void> }> {
  await ensureImage(IMAGES.postgres);
  const { PostgreSqlContainer } = await import('@testcontainers/postgresql');
  const container = await new PostgreSqlContainer(IMAGES.postgres)
    .withUsername('postgres').withPassword(randomUUID()).withDatabase('postgres')
    .withCommand(['postgres', ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])])
    .withSharedMemorySize(256 * 1_024 * 1_024)
    .withStartupTimeout(CONTAINER_START_LIMIT_MS)
    .start();
  return { url: container.getConnectionUri(), stop: async () => { await container.stop(); } };
}
