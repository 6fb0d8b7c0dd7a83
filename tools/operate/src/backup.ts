import { systemClock } from '@referrals/calendar';
import { version } from '@referrals/service-kit';
import { definitions } from '@referrals/services';
import { makeBackup, refuseExisting } from './backup/make-backup.js';
import { readPassphrase } from './backup/passphrase.js';
import { showTotals } from './backup/totals.js';
import { fileNamed, runTool } from './terminal/run-tool.js';

/** `npm run backup -- FILE`: everything of this installation, keys included, in one file encrypted with a passphrase. */
const [name] = process.argv.slice(2);
if (!name) {
  process.stderr.write('npm run backup -- FILE\n');
  process.exitCode = 2;
} else {
  await runTool(async ({ environment, installation, signal, say }) => {
    const file = fileNamed(name, environment);
    refuseExisting(file);
    const passphrase = await readPassphrase(environment, 'backup', signal);
    const { totals, bytes, restorable } = await makeBackup({
      file, passphrase, installation, services: definitions, release: version, clock: systemClock, signal,
    });
    say(showTotals(totals));
    say(`  备份完成 backed up: ${file} (${(bytes / 1_048_576).toFixed(1)} MiB)`);
    if (!restorable) say('  注意：数据属于更新的版本，恢复时需用该版本。\n  Note: these data are of a later release; only that one can restore them.');
  });
}
