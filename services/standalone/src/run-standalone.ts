import { resolve } from 'node:path';
import { KeysMismatch, ReleaseMismatch } from '@referrals/database';
import { StartError, supervisePostgres, type SupervisedPostgres } from '@referrals/database/server';
import { directory, startNotices, type StartNotice } from '@referrals/directory';
import { mandatoryReporting } from '@referrals/mandatory-reporting';
import { referralDesk } from '@referrals/referral-desk';
import { ConfigError, DataFolder, Logger, readAppSettings, startServices, type Environment, type RunningServices } from '@referrals/service-kit';
import { version } from './version.js';

/** Prints a line for the person at the terminal. */
export type Say = (line: string) => void;

/**
 * All services and their database in one process: a county on one machine. Returns the exit code once everything has ended.
 * Whatever keeps it from starting is said in a sentence, Chinese first.
 */
export async function runStandalone(environment: Environment, say: Say): Promise<number> {
  const started = performance.now();
  let postgres: SupervisedPostgres | undefined;
  let running: RunningServices | undefined;
  const stopping = stopRequests();
  try {
    const settings = readAppSettings(environment);
    const data = resolve(environment.DATA_DIR || './.data');
    const logger = new Logger('standalone', settings.LOG_LEVEL);
    if (!environment.DATABASE_URL) {
      postgres = await supervisePostgres({ dataDir: data, onLog: (line) => logPostgres(logger, line), signal: stopping });
    }
    stopping.throwIfAborted();
    const folder = new DataFolder(data);
    const databaseUrl = environment.DATABASE_URL || postgres?.url || '';
    running = await startServices({
      definitions: [directory, mandatoryReporting, referralDesk], databaseUrl, environment: { ...environment, DATA_DIR: data },
      keys: folder.keyRing(), version, logger,
    });
    stopping.throwIfAborted();
    const register = running.services.find(({ definition }) => definition === directory);
    const notices = register ? await startNotices(register.runtime) : [];
    const ready = await running.untilReady(settings.DEMO ? 60_000 : 3_000);
    const lines = [...notices.flatMap((notice) => linesOf(notice, data)), ...(ready ? [] : [NOT_YET_FILING])];
    say(welcome(running.origin, lines, (performance.now() - started) / 1_000));
    const failure = await Promise.race([asked(stopping), ...(postgres ? [postgres.gaveUp.then((error) => error.message)] : [])]);
    if (failure === undefined) return 0;
    say(failure);
    return 1;
  } catch (error) {
    if (stopping.aborted) return 0;
    say(explain(error, environment));
    return 1;
  } finally {
    await running?.stop();
    await postgres?.stop();
  }
}

/** PostgreSQL's ordinary words are information; only what it calls a fault is one. */
function logPostgres(logger: Logger, line: string): void {
  if (/\b(WARNING|ERROR|FATAL|PANIC)\b|ended/.test(line)) logger.warn('postgresql', { line });
  else logger.info('postgresql', { line });
}

/** Aborted by Ctrl-C or SIGTERM, and when the process that started this one is gone: nothing is left running behind its back. */
function stopRequests(): AbortSignal {
  const requested = new AbortController();
  const stop = (): void => requested.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  process.once('disconnect', stop);
  // Listening holds the channel open, and an open channel would keep this process from ending.
  process.channel?.unref();
  return requested.signal;
}

function asked(stopping: AbortSignal): Promise<undefined> {
  return new Promise((done) => {
    if (stopping.aborted) done(undefined);
    else stopping.addEventListener('abort', () => done(undefined), { once: true });
  });
}

function welcome(origin: string, accounts: readonly string[], seconds: number): string {
  return [
    '',
    `童护联转 已就绪 Child Referral Exchange is ready (${seconds.toFixed(1)} s)`,
    `  地址 address     ${origin}`,
    `  接口文档 API     ${origin}/docs`,
    ...accounts.map((line) => `  ${line}`),
    '  停止 stop        Ctrl-C',
    '',
  ].join('\n');
}

/** An installation without its desks serves administrators; reports are refused until each of them would find an owner. */
const NOT_YET_FILING = '尚不能接收报告：请管理员先建立市级协调办公室（COORD）和最后接收机构（LAST_RESORT_DESK），详见 /health/ready。 Reports are refused until the city’s COORD desk and LAST_RESORT_DESK exist.';

/** Demo passwords are in a file, not on the screen; the first administrator's is shown this once. */
function linesOf(notice: StartNotice, data: string): string[] {
  if (notice.kind === 'FIRST_ADMINISTRATOR') {
    return [`首位管理员 ${notice.account}，初始密码（只显示这一次）first password, shown once: ${notice.password}`];
  }
  return [
    '演示账号 demo     teacher.yx · director.yx · doctor.ls · psb.yx · edu.yx · civ.yx · coord.city · supervisor.psb.yx · auditor.city · admin …',
    `密码 passwords    ${data}/secrets/demo-accounts.json · npm run -s token -- psb.yx`,
  ];
}

/** One sentence for what keeps it from starting; a stack only for what we did not foresee. */
function explain(error: unknown, environment: Environment): string {
  if (error instanceof StartError) return error.message;
  if (error instanceof ConfigError) return `${error.zh}\n${error.message}`;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') {
    const port = environment.PORT ?? '3000';
    return `端口 ${port} 已被占用。请停止占用它的程序，或设置 PORT 换一个端口。\nPort ${port} is taken. Stop the program that holds it, or set PORT.`;
  }
  if (code === 'EACCES') return `没有权限监听端口 ${environment.PORT ?? ''}。\nNo permission to listen on this port.`;
  if (error instanceof ReleaseMismatch || error instanceof KeysMismatch) return `${error.zh}\n${error.message}`;
  if (code === 'DATABASE_RIGHTS_MISSING') {
    return 'DATABASE_URL 的用户需要 CREATEROLE 权限和数据库的 CREATE 权限。\nThe user of DATABASE_URL needs CREATEROLE, and CREATE on the database.';
  }
  if (code === 'DATABASE_UNAVAILABLE' || code === 'ECONNREFUSED') return '无法连接数据库，请检查 DATABASE_URL。\nThe database cannot be reached; check DATABASE_URL.';
  return `启动失败：${error instanceof Error ? error.stack ?? error.message : String(error)}`;
}
