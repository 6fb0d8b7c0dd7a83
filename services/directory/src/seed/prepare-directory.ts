import { REGISTER_ID } from '@referrals/contracts';
import { ConfigError, type ServiceRuntime } from '@referrals/service-kit';
import { directoryConfig, type DirectoryConfig } from '../config.js';
import { tellWhatIsUntold } from '../register/publish-untold.job.js';
import { changeRegister, type RegisterChange } from '../register/register-change.js';
import { passwordHash } from '../sign-in/password-settings.js';
import { prepareSigningKeys } from '../sign-in/signing-keys.js';
import { demoAccounts, writeDemoAccounts } from './demo-accounts.js';
import { firstPassword, makeFirstAdministrator } from './first-administrator.js';
import { readZhuzhou } from './read-divisions.js';
import { seedDemo } from './seed-demo.js';
import { seedDivisions } from './seed-divisions.js';

interface Seeded { readonly divisions: boolean; readonly demo: boolean; readonly people: boolean; readonly administrator: boolean }

const SEEDED = `
  SELECT divisions_seeded_at IS NOT NULL AS divisions, demo_seeded_at IS NOT NULL AS demo, EXISTS (SELECT 1 FROM staff) AS people,
         EXISTS (SELECT 1 FROM staff_role r JOIN staff s ON s.id = r.staff WHERE r.role = 'ADMIN' AND NOT s.demo AND s.status = 'ACTIVE') AS administrator
  FROM register WHERE id = $1`;

/**
 * Seeds once: divisions; in demo mode, where the register has no people yet, the demonstration; otherwise a first administrator
 * when there is none. Two processes starting together seed once: what is missing is asked again under the register's lock.
 * @throws ConfigError when demonstration and real work would meet in one register: invented desks would own real reports
 */
export async function prepareDirectory(runtime: ServiceRuntime): Promise<void> {
  const { database, keys, environment } = runtime;
  const config = directoryConfig(environment);
  await prepareSigningKeys(runtime, config);
  const seeded = await database.asWorker((tx) => tx.maybeOne<Seeded>(SEEDED, [REGISTER_ID]));
  if (seeded === undefined) throw new Error('The register has no row');
  if (!config.DEMO && seeded.demo) {
    throw new ConfigError('DEMO', '这里存的是演示数据，不能用于正式工作：演示单位无人值守。请改用空的 DATA_DIR 和空的数据库（容器：空的数据卷）。');
  }
  if (config.DEMO && seeded.people && !seeded.demo) throw new ConfigError('DEMO', '这里存的是正式数据，不能以演示方式启动。请设置 DEMO=false。');
  if (config.DEMO) writeDemoAccounts(config.DATA_DIR, keys);
  if (!seeded.divisions) {
    const divisions = await readZhuzhou();
    await unless(runtime, (now) => now.divisions, (register) => seedDivisions(register, divisions));
  }
  await seedPeople(runtime, config, seeded);
  // Behind the seeds: what is told before the offices are there would look like a whole register without any.
  await database.asWorker((tx) => tellWhatIsUntold(database, tx, runtime.clock.now()));
}

/** The demonstration, or the first administrator. */
async function seedPeople(runtime: ServiceRuntime, config: DirectoryConfig, seeded: Seeded): Promise<void> {
  const { keys } = runtime;
  if (config.DEMO) {
    if (seeded.demo || seeded.people) return;
    // Eighty random bits need no slow hash; each is made anew with the installation's settings at its first sign-in.
    const passwords = passwordHash({ ...config, PASSWORD_MEMORY_KIB: 8_192, PASSWORD_PASSES: 1, PASSWORD_HASHES_AT_ONCE: 4, PASSWORD_HASHES_WAITING: 1_000 });
    const hashes = await Promise.all(Object.entries(demoAccounts(keys)).map(async ([account, password]) => [account, await passwords.hash(password)] as const));
    await unless(runtime, (now) => now.demo || now.people, (register) => seedDemo(register, Object.fromEntries(hashes)));
  } else if (!seeded.administrator) {
    const hash = await passwordHash(config).hash(firstPassword(keys));
    await unless(runtime, (now) => now.administrator, (register) => makeFirstAdministrator(register, hash));
  }
}

/** Changes the register unless somebody else did meanwhile. */
async function unless(runtime: ServiceRuntime, done: (now: Seeded) => boolean, work: (register: RegisterChange) => Promise<void>): Promise<void> {
  await runtime.database.asWorker((tx) => changeRegister(runtime.database, tx, { actor: { role: 'SYSTEM' }, now: runtime.clock.now() }, async (register) => {
    const now = await tx.maybeOne<Seeded>(SEEDED, [REGISTER_ID]);
    if (now === undefined || done(now)) register.publishLater();
    else await work(register);
  }));
}
