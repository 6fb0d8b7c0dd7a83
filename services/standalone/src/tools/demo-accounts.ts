import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { processEnvironment } from '@referrals/service-kit';
import { ToolError } from './tool-error.js';

/** The demo accounts and passwords of an installation, from its data folder. */
export function demoAccounts(dataFolder: string): Readonly<Record<string, string>> {
  const file = join(dataFolder, 'secrets', 'demo-accounts.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch {
    throw new ToolError(
      `没有找到演示账号（${file}）。请先运行 npm start，或用 DATA_DIR 指明数据目录。`,
      'No demo accounts there. Run npm start first, or name the data folder in DATA_DIR.',
    );
  }
}

export const baseUrl = (): string => processEnvironment()['BASE_URL'] || 'http://127.0.0.1:3000';
export const dataFolder = (): string => processEnvironment()['DATA_DIR'] || './.data';
