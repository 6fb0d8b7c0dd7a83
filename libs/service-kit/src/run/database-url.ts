import { readFileSync } from 'node:fs';
import { ConfigError, type Environment } from './config.js';

/**
 * Connection string of the user that makes roles and migrates: `DATABASE_URL`, or the content of the file `DATABASE_URL_FILE`, so
 * that the password is in no environment. Undefined when neither is set.
 * @throws ConfigError when the file cannot be read or is no connection string
 */
export function readDatabaseUrl(environment: Environment): string | undefined {
  const { DATABASE_URL: url, DATABASE_URL_FILE: file } = environment;
  if (!file) return checked(url || undefined, 'DATABASE_URL');
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch {
    throw new ConfigError('DATABASE_URL_FILE', '无法读取 DATABASE_URL_FILE 指明的文件。');
  }
  return checked(text, 'DATABASE_URL_FILE');
}

function checked(url: string | undefined, variable: string): string | undefined {
  if (url === undefined || /^postgres(ql)?:$/.test(URL.parse(url)?.protocol ?? '')) return url;
  throw new ConfigError(variable, `设置 ${variable} 不是数据库的连接地址（postgresql://…）。`);
}
