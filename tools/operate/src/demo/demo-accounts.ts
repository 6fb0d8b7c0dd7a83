import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isInUse } from '@referrals/database/server';
import { processEnvironment, type Environment } from '@referrals/service-kit';
import { composeAccounts } from './compose-accounts.js';
import { ToolError } from '../terminal/tool-error.js';

export type Accounts = Readonly<Record<string, string>>;

const fileIn = (folder: string): string => join(folder, 'secrets', 'demo-accounts.json');

/** The demo accounts and passwords of an installation, from its data folder. */
export function demoAccounts(dataFolder: string): Accounts {
  const file = fileIn(dataFolder);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Accounts;
  } catch {
    throw new ToolError(
      `没有找到演示账号（${file}）。请先运行 npm start 或 docker compose up --build --wait，或用 DATA_DIR 指明数据目录。`,
      'No demo accounts there. Run npm start or docker compose up --build --wait first, or name the data folder in DATA_DIR.',
    );
  }
}

/** Where `npm start` and `npm run start:kafka` keep their data, and below it the folder of whoever signs people in. */
const LOCAL = [['.data', '.'], ['.data-kafka', 'directory']] as const;

/**
 * The demo accounts of the installation that answers at the address: passwords differ between installations, and a data folder of
 * an earlier start is no help. `DATA_DIR` where it is given; else the containers, when they have this port; else the folder in use.
 */
export async function accountsAt(url: string, environment: Environment, folder = '.'): Promise<Accounts> {
  const given = environment['DATA_DIR'];
  if (given) return demoAccounts([given, join(given, 'directory')].find((one) => existsSync(fileIn(one))) ?? given);
  const inContainers = await composeAccounts(url, environment, folder);
  if (inContainers !== undefined) return inContainers;
  const local = LOCAL.map(([data, below]) => ({ data: resolve(folder, data), accounts: resolve(folder, data, below) }));
  const found = local.find(({ data }) => isInUse(data)) ?? local.find(({ accounts }) => existsSync(fileIn(accounts))) ?? local[0];
  return demoAccounts(found?.accounts ?? folder);
}

export const baseUrl = (): string => processEnvironment()['BASE_URL'] || 'http://127.0.0.1:3000';

/** The accounts of the installation that `BASE_URL` names. */
export const accountsHere = (): Promise<Accounts> => accountsAt(baseUrl(), processEnvironment());
