import { randomUUID } from 'node:crypto';
import { CONTAINER_START_LIMIT_MS, ensureImage, IMAGES } from './docker-engine.js';

/**
 * A PostgreSQL in a container, gone when stopped. Without a health check, which `PostgreSqlContainer` would bring: PostgreSQL is the
 * first process there, gets what is left of a check that was cut off, and takes its end for a crash of its own.
 */
export async function startPostgresContainer(settings: Readonly<Record<string, string>>): Promise<{ url: string; stop(): Promise<void> }> {
  await ensureImage(IMAGES.postgres);
  const { GenericContainer, Wait } = await import('testcontainers');
  const password = randomUUID();
  const container = await new GenericContainer(IMAGES.postgres)
    .withEnvironment({ POSTGRES_PASSWORD: password })
    .withCommand(['postgres', ...Object.entries({ ...settings, log_min_messages: 'log' }).flatMap(([name, value]) => ['-c', `${name}=${value}`])])
    .withSharedMemorySize(256 * 1_024 * 1_024)
    .withExposedPorts(5432)
    // First for itself, to make the cluster, then for all.
    .withWaitStrategy(Wait.forLogMessage(/ready to accept connections/, 2))
    .withStartupTimeout(CONTAINER_START_LIMIT_MS)
    .start();
  const url = `postgres://postgres:${password}@${container.getHost()}:${container.getMappedPort(5432)}/postgres`;
  return { url, stop: async () => { await container.stop(); } };
}
