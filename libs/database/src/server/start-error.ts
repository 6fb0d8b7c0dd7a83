export type StartErrorCode =
  | 'DATA_DIR_NOT_WRITABLE' | 'DATA_DIR_IN_USE' | 'DATA_DIR_OWNER' | 'PARENT_NOT_ENTERABLE' | 'DISK_FULL' | 'PORT_IN_USE'
  | 'NO_POSTGRES_USER' | 'BINARIES_MISSING' | 'BINARIES_UNREACHABLE' | 'PASSWORD_MISSING' | 'DATA_VERSION'
  | 'DATABASE_KEEPS_FAILING' | 'DATABASE_START_FAILED';

type Say = (place: string, detail: string) => { zh: string; en: string };

const SENTENCES: Record<StartErrorCode, Say> = {
  DATA_DIR_NOT_WRITABLE: (place, detail) => ({
    zh: `数据目录“${place}”无法写入（${detail}）。请换一个目录（DATA_DIR），或给当前用户写入权限。`,
    en: `The data folder "${place}" cannot be written to (${detail}). Choose another one (DATA_DIR) or give this user write permission.`,
  }),
  DATA_DIR_IN_USE: (place, detail) => ({
    zh: `数据目录“${place}”正被另一个实例使用（进程 ${detail}）。请先停止它，或换一个目录（DATA_DIR）。`,
    en: `The data folder "${place}" is in use by another instance (process ${detail}). Stop it first, or choose another folder (DATA_DIR).`,
  }),
  DATA_DIR_OWNER: (place, detail) => ({
    zh: `数据目录“${place}”属于另一个系统用户（uid ${detail}），当前用户无法打开。请用原来的用户启动。`,
    en: `The data folder "${place}" belongs to another system user (uid ${detail}) and cannot be opened by this one. Start as the user who made it.`,
  }),
  PARENT_NOT_ENTERABLE: (place, detail) => ({
    zh: `数据库用户“${detail}”无权进入目录“${place}”。请把数据目录（DATA_DIR）放到别处，或执行 chmod o+x "${place}"。`,
    en: `The database's user "${detail}" may not enter the folder "${place}". Put the data folder (DATA_DIR) elsewhere, or run: chmod o+x "${place}"`,
  }),
  DISK_FULL: (place) => ({
    zh: `磁盘已满：“${place}”所在的磁盘没有剩余空间。请清理后再启动，数据没有损坏。`,
    en: `The disk is full: no space is left where "${place}" lies. Free some and start again; the data is unharmed.`,
  }),
  PORT_IN_USE: (place) => ({
    zh: `数据库端口 ${place} 已被占用。请换一个端口，或停止占用它的程序。`,
    en: `The database's port ${place} is taken. Choose another port, or stop the program that holds it.`,
  }),
  NO_POSTGRES_USER: (_place, detail) => ({
    zh: `PostgreSQL 不能以 root 运行，而系统用户 postgres 不存在且无法创建或切换（${detail}）。请用普通用户启动，或先执行 useradd --system postgres。`,
    en: `PostgreSQL refuses to run as root, and the system user postgres is missing and could not be created or switched to (${detail}). Start as an ordinary user, or run: useradd --system postgres`,
  }),
  BINARIES_MISSING: (place) => ({
    zh: `没有适用于本机（${place}）的 PostgreSQL 程序。请执行 npm ci，或用 DATABASE_URL 指定已有的 PostgreSQL。`,
    en: `There are no PostgreSQL programs for this machine (${place}). Run npm ci, or name an existing PostgreSQL in DATABASE_URL.`,
  }),
  BINARIES_UNREACHABLE: (place, detail) => ({
    zh: `数据库用户“${detail}”无法执行“${place}”中的程序，也没有可存放副本的目录。请把项目放到该用户能进入的目录。`,
    en: `The database's user "${detail}" cannot run the programs in "${place}", and no folder for a copy was found. Put the project where that user may enter.`,
  }),
  PASSWORD_MISSING: (place) => ({
    zh: `数据库已存在，但密码文件“${place}”不见了。请找回该文件，或把备份恢复到一个空目录。`,
    en: `The database exists but its password file "${place}" is gone. Find it again, or restore a backup into an empty folder.`,
  }),
  DATA_VERSION: (place, detail) => ({
    zh: `“${place}”中的数据来自 PostgreSQL ${detail}，与本版本的程序不符。请用原版本备份，再恢复到本版本。`,
    en: `The data in "${place}" was made by PostgreSQL ${detail}, which these programs cannot open. Back up with that version and restore with this one.`,
  }),
  DATABASE_KEEPS_FAILING: (place, detail) => ({
    zh: `数据库“${place}”反复停止，已不再自动重启（${detail}）。`,
    en: `The database in "${place}" keeps stopping and is no longer restarted (${detail}).`,
  }),
  DATABASE_START_FAILED: (place, detail) => ({
    zh: `数据库“${place}”未能启动：${detail}`,
    en: `The database in "${place}" did not start: ${detail}`,
  }),
};

/**
 * Why the database could not be started, as a sentence for the person at the terminal: show `message` (Chinese, then English), never the stack.
 * Carries folders, ports and user names of this machine only.
 */
export class StartError extends Error {
  readonly code: StartErrorCode;
  readonly zh: string;
  readonly en: string;

  /** `place` is the folder, port or platform meant; `detail` what the machine said about it. */
  constructor(code: StartErrorCode, place: string | number, detail: string | number = '', cause?: unknown) {
    const { zh, en } = SENTENCES[code](String(place), String(detail));
    super(`${zh}\n${en}`, cause === undefined ? undefined : { cause });
    this.name = 'StartError';
    this.code = code;
    this.zh = zh;
    this.en = en;
  }
}

/** What a failed call on a file below the data folder means to the person who chose it. */
export function asFileError(error: unknown, place: string): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (['ENOSPC', 'EDQUOT'].includes(code)) return new StartError('DISK_FULL', place, '', error);
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENAMETOOLONG', 'ELOOP', 'ENOENT'].includes(code)) {
    return new StartError('DATA_DIR_NOT_WRITABLE', place, code, error);
  }
  return error;
}

/** What PostgreSQL's own last lines mean. */
export function asServerError(lines: readonly string[], place: string, port: number): StartError {
  const text = lines.join('\n');
  if (/No space left on device|Disk quota exceeded/i.test(text)) return new StartError('DISK_FULL', place);
  if (/Address already in use/i.test(text)) return new StartError('PORT_IN_USE', port);
  const said = lines.filter((line) => /FATAL|PANIC|error|could not|denied/i.test(line)).slice(-3);
  return new StartError('DATABASE_START_FAILED', place, (said.length > 0 ? said : lines.slice(-3)).join(' · ') || '-');
}
