import { Caller } from '@referrals/client';
import { SERVICES, type ServiceName } from '@referrals/contracts';
import { accountsHere, baseUrl } from './demo/demo-accounts.js';
import { replayAll } from './replay-all.js';
import { fail, runTool } from './terminal/run-tool.js';
import { table } from './terminal/table.js';

const USAGE = `npm run events -- list
npm run events -- show <service> <event id>
npm run events -- replay <service> <key> <reason>
npm run events -- replay <service> --all <reason>
npm run events -- dismiss <service> <key> <reason>
ACCOUNT (admin) and PASSWORD name the administrator; a demo installation knows its own.`;

interface Waiting { readonly key: string; readonly eventId: string; readonly type: string; readonly state: string; readonly attempts: number; readonly since: string; readonly reason: string; readonly waiting: number }
interface Page { readonly total: number; readonly items: readonly Waiting[] }

/** What waits for a person: which keys, why, since when; lets one flow again or gives its event up with a reason. */
await runTool(async ({ environment, say }) => {
  const [command, service, id, ...words] = process.argv.slice(2);
  const account = environment.ACCOUNT || 'admin';
  const admin = new Caller(baseUrl(), { account, password: environment.PASSWORD || (await accountsHere())[account] || '' });
  if (command === 'list') return list(admin, say);
  if (!isService(service) || !id) return fail(new Error(USAGE));
  if (command === 'show') say(JSON.stringify(await admin.must(admin.get(`/api/${service}/bus/events/${id}`)), null, 2));
  else if (command === 'replay' && id === '--all' && words.length > 0) {
    const path = `/api/${service}/bus/waiting`;
    const replayed = await replayAll(async () => (await admin.must<Page>(admin.get(path))).items, async (key) => {
      const answer = await admin.post(`${path}/${key}/replay`, { reason: words.join(' ') });
      // Somebody else was there first.
      if (answer.status !== 404) await admin.must(Promise.resolve(answer));
    });
    say(`已重新处理 ${replayed} 个 ${replayed} keys flow again`);
  }
  else if ((command === 'replay' || command === 'dismiss') && words.length > 0) {
    await admin.must(admin.post(`/api/${service}/bus/waiting/${id}/${command}`, { reason: words.join(' ') }));
    say(command === 'replay' ? '已重新处理 it flows again' : '已放弃并记录原因 given up, with the reason kept');
  } else fail(new Error(USAGE));
});

async function list(admin: Caller, say: (line: string) => void): Promise<void> {
  for (const service of SERVICES) {
    const { total, items } = await admin.must<Page>(admin.get(`/api/${service}/bus/waiting`));
    say(`${service}: ${total}${total > items.length ? `，以下是前 ${items.length} 个 (the first ${items.length} of them)` : ''}`);
    if (items.length === 0) continue;
    say(table(['key', 'event', 'type', 'state', 'tries', 'behind', 'since', 'why'], items.map((one) =>
      [one.key, one.eventId, one.type, one.state, String(one.attempts), String(one.waiting), one.since, one.reason])));
  }
}

function isService(name: string | undefined): name is ServiceName {
  return (SERVICES as readonly (string | undefined)[]).includes(name);
}
