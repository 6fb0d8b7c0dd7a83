import { resolve } from 'node:path';
import type { ServiceRuntime } from '@referrals/service-kit';
import { directoryConfig } from '../config.js';
import { startNotices } from './start-notices.js';

/** The notices as lines for a terminal. Demo passwords are in a file, not on the screen; the first administrator's is shown this once. */
export async function startLines(runtime: ServiceRuntime): Promise<string[]> {
  const data = resolve(directoryConfig(runtime.environment).DATA_DIR);
  return (await startNotices(runtime)).flatMap((notice) => notice.kind === 'FIRST_ADMINISTRATOR'
    ? [`首位管理员 ${notice.account}，初始密码（只显示这一次）first password, shown once: ${notice.password}`]
    : [
      '演示账号 demo     teacher.yx · director.yx · doctor.ls · psb.yx · edu.yx · civ.yx · coord.city · supervisor.psb.yx · auditor.city · admin …',
      `密码 passwords    ${data}/secrets/demo-accounts.json · npm run -s token -- psb.yx`,
    ]);
}
