import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Environment } from '@referrals/service-kit';
import { ToolError } from '../terminal/tool-error.js';

const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])$/;
const FILE = '/data/directory/secrets/demo-accounts.json';

/**
 * The demo accounts of the containers of docker-compose.yml in that folder, when it is they that answer at the address: two cannot
 * have one port. Undefined without Docker, without running containers, or when theirs is another port.
 * @throws ToolError when they answer there and have no demo accounts
 */
export async function composeAccounts(url: string, environment: Environment, folder: string): Promise<Readonly<Record<string, string>> | undefined> {
  const { hostname, port } = new URL(url);
  if (!LOOPBACK.test(hostname)) return undefined;
  const published = await compose(['port', 'nginx', '8080'], environment, folder).catch(() => undefined);
  if (published?.trim().split(':').at(-1) !== (port || '80')) return undefined;
  try {
    return JSON.parse(await compose(['exec', '-T', 'directory', 'cat', FILE], environment, folder)) as Record<string, string>;
  } catch {
    throw new ToolError(
      '容器中没有演示账号：directory 未在运行，或 DEMO=false。请查看 docker compose ps。',
      'The containers have no demo accounts: directory does not run, or DEMO=false. See docker compose ps.',
    );
  }
}

async function compose(args: readonly string[], environment: Environment, folder: string): Promise<string> {
  const { stdout } = await promisify(execFile)('docker', ['compose', ...args], { cwd: folder, env: { ...environment }, timeout: 20_000 });
  return stdout;
}
