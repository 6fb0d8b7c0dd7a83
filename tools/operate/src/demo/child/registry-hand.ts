import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Caller, JsonBody } from '@referrals/client';

const REGISTRY = '/api/child-registry';
const PATIENCE_MS = 60_000;

/** A day that came a moment ago is in the future for a service that was not told of it yet; one that has too much to do is asked again. */
export async function patiently(send: () => Promise<Answer<JsonBody>>): Promise<Answer<JsonBody>> {
  for (const end = performance.now() + PATIENCE_MS; ;) {
    const answer = await send();
    const later = answer.body?.code === 'DATE_IN_FUTURE' || answer.status === 503 || answer.status === 429;
    if (!later || performance.now() > end) return answer;
    await pause(200);
  }
}

/** People at work in the registry, each by their own account. */
export class RegistryHand {
  constructor(readonly person: (account: string) => Caller) {}

  /** @throws Error for a refusal */
  get(account: string, path: string): Promise<JsonBody> {
    return this.person(account).must(this.ask(account, path));
  }

  /** What the answer's status and code are, whatever they are. */
  ask(account: string, path: string): Promise<Answer<JsonBody>> {
    return patiently(() => this.person(account).get(`${REGISTRY}${path}`));
  }

  /** As `ask`, of what is asked by POST, or changed. */
  send(account: string, path: string, body: object, ifMatch?: number): Promise<Answer<JsonBody>> {
    return patiently(() => this.person(account).post(`${REGISTRY}${path}`, body, ifMatch === undefined ? {} : { ifMatch }));
  }

  /** @throws Error for a refusal */
  post(account: string, path: string, body: object, ifMatch?: number): Promise<JsonBody> {
    return this.person(account).must(this.send(account, path, body, ifMatch));
  }

  /** A change of a file, as it stands. @throws Error for a refusal */
  async change(account: string, child: string, path: string, body: object): Promise<JsonBody> {
    const { version } = await this.get(account, `/children/${child}`);
    return this.post(account, `/children/${child}/${path}`, body, version);
  }
}
