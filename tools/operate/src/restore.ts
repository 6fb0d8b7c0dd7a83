import { version } from '@referrals/service-kit';
import { definitions } from '@referrals/services';
import { readPassphrase } from './backup/passphrase.js';
import { checkBackup, restoreBackup } from './backup/restore-backup.js';
import { refuseOccupied } from './backup/restore-target.js';
import { showTotals } from './backup/totals.js';
import { fileNamed, runTool } from './terminal/run-tool.js';

/** `npm run restore -- FILE`: an installation from a backup, in an empty place. `--check` only verifies the file. */
const checks = process.argv.includes('--check');
const name = process.argv.slice(2).find((argument) => argument !== '--check');
if (!name) {
  process.stderr.write('npm run restore -- [--check] FILE\n');
  process.exitCode = 2;
} else {
  await runTool(async ({ environment, installation, signal, say }) => {
    if (!checks) await refuseOccupied(installation, definitions);
    const options = { file: fileNamed(name, environment), passphrase: await readPassphrase(environment, 'restore', signal), services: definitions, release: version, signal };
    const { totals, manifest } = checks ? await checkBackup(options) : await restoreBackup({ ...options, installation });
    say(showTotals(totals));
    const made = `${manifest.madeAt}, ${manifest.release}`;
    say(checks ? `  备份完好，未改动任何数据 the backup is whole; nothing was changed (${made})` : `  恢复完成 restored (${made})。请运行 now run: npm start`);
  });
}
