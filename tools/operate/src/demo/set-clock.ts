import type { Caller } from '@referrals/client';
import { ToolError } from '../terminal/tool-error.js';

/** The clock of a demonstration, and who sets it on. */
const CLOCK = '/api/directory/demo/clock';

/** What time it is in the demonstration. @throws ToolError where there is none */
export async function demoNow(admin: Caller): Promise<string> {
  const answer = await admin.get(CLOCK);
  if (answer.status === 404) throw new ToolError('这里没有演示时钟：不是演示模式（DEMO=false）。', 'There is no clock to set on: this is no demonstration (DEMO=false).');
  return (await admin.must(Promise.resolve(answer))).now;
}

/** Sets it on by this duration; what time it is then. Other services follow within seconds. */
export const setOn = async (admin: Caller, advance: string): Promise<string> => (await admin.must(admin.post(CLOCK, { advance }))).now;
