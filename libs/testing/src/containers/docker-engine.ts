import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

type Surroundings = Readonly<Record<string, string | undefined>>;

/** The images that Compose runs as well. */
export const IMAGES = { postgres: 'postgres:18', kafka: 'apache/kafka:4.3.0' } as const;
/** Pulling an image may take minutes. */
export const CONTAINER_START_LIMIT_MS = 15 * 60_000;

/** True where `npm run test:containers` asked for containers and nothing else. */
export const containersOnly = ({ TEST_CONTAINERS: asked }: Surroundings): boolean => asked === '1';

/** Where a Docker engine may listen: `DOCKER_HOST`, else the usual sockets that are there. */
function enginesOf({ DOCKER_HOST: named, XDG_RUNTIME_DIR: runtime }: Surroundings): string[] {
  if (named) return [named];
  const sockets = ['/var/run/docker.sock', ...(runtime ? [join(runtime, 'docker.sock'), join(runtime, '.docker/run/docker.sock')] : []),
    join(homedir(), '.docker/run/docker.sock'), join(homedir(), '.docker/desktop/docker.sock')];
  return sockets.filter((socket) => existsSync(socket)).map((socket) => `unix://${socket}`);
}

const PING = `
const url = new URL(process.argv[1]);
const where = url.protocol === 'unix:' ? { socketPath: url.pathname } : { host: url.hostname, port: url.port || 2375 };
const request = require('node:http').get({ ...where, path: '/_ping', timeout: 3000 }, ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1));
request.on('error', () => process.exit(1)).on('timeout', () => process.exit(1));`;

/**
 * Whether a Docker engine answers. Asked while specs are declared, which cannot wait: another process asks, and none is started where
 * nothing listens.
 */
export function dockerAnswers(surroundings: Surroundings): boolean {
  return enginesOf(surroundings).some((engine) => spawnSync(process.execPath, ['-e', PING, engine], { timeout: 5_000 }).status === 0);
}

/**
 * Fetches an image that is not there yet, and says so: it may take minutes.
 * @throws Error when it cannot be had
 */
export async function ensureImage(name: string): Promise<void> {
  const { getContainerRuntimeClient, ImageName } = await import('testcontainers');
  const { image } = await getContainerRuntimeClient().catch((error: unknown) => {
    throw new Error('没有 Docker 引擎应答，请先启动 Docker。 · No Docker engine answers: start Docker first.', { cause: error });
  });
  const wanted = ImageName.fromString(name);
  if (await image.exists(wanted)) return;
  process.stderr.write(`正在拉取镜像 ${name}（仅此一次，可能需要几分钟） · Pulling ${name}, once; this may take minutes\n`);
  try {
    await image.pull(wanted);
  } catch (error) {
    throw new Error(`没有镜像 ${name}，也无法拉取。 · Image ${name} is not there and cannot be pulled.`, { cause: error });
  }
}
