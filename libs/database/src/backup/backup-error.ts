type Say = (detail: string) => { zh: string; en: string };

export type BackupErrorCode =
  | 'FILE_EXISTS' | 'FILE_NOT_WRITABLE' | 'FILE_NOT_READABLE' | 'DISK_FULL' | 'PASSPHRASE_MISSING' | 'PASSPHRASE_SHORT' | 'PASSPHRASE_DIFFERS'
  | 'PASSPHRASE_WRONG' | 'NOT_A_BACKUP' | 'BACKUP_FORMAT_UNKNOWN' | 'BACKUP_DAMAGED' | 'OTHER_RELEASE' | 'FOLDER_NOT_EMPTY' | 'DATABASE_NOT_EMPTY'
  | 'NOTHING_TO_BACK_UP' | 'KEYS_MISSING' | 'KEYS_DO_NOT_FIT' | 'RIGHTS_MISSING' | 'DATABASE_AWAY' | 'RESTORE_DIFFERS' | 'INTERRUPTED';

const SENTENCES: Record<BackupErrorCode, Say> = {
  FILE_EXISTS: (file) => ({
    zh: `备份文件“${file}”已存在，不会覆盖。请换一个文件名。`,
    en: `The file "${file}" exists and is not overwritten. Choose another name.`,
  }),
  FILE_NOT_WRITABLE: (detail) => ({
    zh: `备份文件无法写入（${detail}）。请检查目录是否存在、是否有写入权限。`,
    en: `The backup cannot be written (${detail}). See that the folder exists and may be written to.`,
  }),
  FILE_NOT_READABLE: (detail) => ({
    zh: `备份文件无法读取（${detail}）。请检查文件名和读取权限。`,
    en: `The backup cannot be read (${detail}). Check its name and that it may be read.`,
  }),
  DISK_FULL: (where) => ({
    zh: `磁盘空间不足（${where}），没有完成，未留下半成品。请清理后重试。`,
    en: `The disk is full (${where}). It was not finished and nothing half-made is left. Free some space and try again.`,
  }),
  PASSPHRASE_MISSING: () => ({
    zh: '没有备份口令。请在终端上运行并输入，或用 BACKUP_PASSPHRASE 给出。',
    en: 'There is no passphrase. Run this at a terminal to be asked, or set BACKUP_PASSPHRASE.',
  }),
  PASSPHRASE_SHORT: (least) => ({
    zh: `备份口令至少 ${least} 个字符。建议用六个以上互不相关的词。`,
    en: `The passphrase has at least ${least} characters. Six or more unrelated words are a good one.`,
  }),
  PASSPHRASE_DIFFERS: () => ({ zh: '两次输入的口令不一致，没有备份。', en: 'The two passphrases differ; no backup was made.' }),
  PASSPHRASE_WRONG: () => ({ zh: '备份口令不正确。没有改动任何数据。', en: 'The passphrase is wrong. Nothing was changed.' }),
  NOT_A_BACKUP: (file) => ({ zh: `“${file}”不是本系统的备份文件。`, en: `"${file}" is not a backup of this system.` }),
  BACKUP_FORMAT_UNKNOWN: (version) => ({
    zh: `备份文件的格式（${version}）比本版本新。请用制作它的版本恢复。`,
    en: `The backup's format (${version}) is newer than this release. Restore it with the release that made it.`,
  }),
  BACKUP_DAMAGED: () => ({
    zh: '备份文件已损坏或不完整，不能恢复。没有改动任何数据。请使用另一份备份。',
    en: 'The backup is damaged or incomplete and cannot be restored. Nothing was changed. Use another copy.',
  }),
  OTHER_RELEASE: (releases) => ({
    zh: `备份来自更新或不同的版本，本版本不认识它的表结构（${releases}）。请用制作备份的版本恢复。没有改动任何数据。`,
    en: `The backup is of a later or another release, whose tables this one does not know (${releases}). Restore with the release that made it. Nothing was changed.`,
  }),
  FOLDER_NOT_EMPTY: (folder) => ({
    zh: `数据目录“${folder}”已有数据，不会覆盖。请用 DATA_DIR 指定一个空目录。`,
    en: `The data folder "${folder}" holds data and is not overwritten. Name an empty one in DATA_DIR.`,
  }),
  DATABASE_NOT_EMPTY: (schema) => ({
    zh: `DATABASE_URL 的数据库已有本系统的数据（${schema}），不会覆盖。请换一个空数据库。`,
    en: `The database of DATABASE_URL holds data of this system (${schema}) and is not overwritten. Use an empty one.`,
  }),
  NOTHING_TO_BACK_UP: (where) => ({
    zh: `“${where}”中没有本系统的数据。请检查 DATA_DIR 和 DATABASE_URL。`,
    en: `There is no data of this system in "${where}". Check DATA_DIR and DATABASE_URL.`,
  }),
  KEYS_MISSING: (folder) => ({
    zh: `“${folder}”中没有密钥文件 keys.json。没有密钥的备份无法解开任何加密内容，因此不备份。请检查 DATA_DIR。`,
    en: `There is no keys.json in "${folder}". A backup without the keys could never be unsealed, so none is made. Check DATA_DIR.`,
  }),
  KEYS_DO_NOT_FIT: () => ({
    zh: '密钥文件 secrets/keys.json 不属于这个数据库，这样的备份谁也解不开，因此不备份。请检查 DATA_DIR 和 DATABASE_URL 是否属于同一套系统。',
    en: 'The keys in secrets/keys.json do not belong to this database: nobody could unseal such a backup, so none is made. Check that DATA_DIR and DATABASE_URL are of one installation.',
  }),
  RIGHTS_MISSING: () => ({
    zh: 'DATABASE_URL 的用户不能读取受行级安全保护的全部数据。请由数据库管理员执行 ALTER ROLE … BYPASSRLS，或使用超级用户。',
    en: 'The user of DATABASE_URL cannot read all rows behind row-level security. Have it given BYPASSRLS (ALTER ROLE … BYPASSRLS), or use a superuser.',
  }),
  DATABASE_AWAY: (code) => ({
    zh: `数据库无法连接或连接中断（${code}），没有完成。请检查后重试。`,
    en: `The database could not be reached or went away (${code}). It was not finished; try again.`,
  }),
  RESTORE_DIFFERS: (table) => ({
    zh: `恢复后的数据与备份不一致（${table}），已全部撤销。`,
    en: `What was restored is not what was backed up (${table}); all of it was undone.`,
  }),
  INTERRUPTED: () => ({ zh: '已中断，没有留下半成品。', en: 'Interrupted; nothing half-made is left.' }),
};

/**
 * Why a backup or a restore was refused or ended, for the person at the terminal: show `message` (Chinese, then English).
 * Carries file names, table names and codes only, never a value of a row.
 */
export class BackupError extends Error {
  readonly zh: string;
  readonly en: string;

  constructor(readonly code: BackupErrorCode, detail: string | number = '', cause?: unknown) {
    const { zh, en } = SENTENCES[code](String(detail));
    super(`${zh}\n${en}`, cause === undefined ? undefined : { cause });
    this.name = 'BackupError';
    this.zh = zh;
    this.en = en;
  }
}
