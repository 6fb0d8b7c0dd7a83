import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Caller, JsonBody } from '@referrals/client';

export const REGISTRY = '/api/child-registry';
const PATIENCE_MS = 60_000;

/** People at work in the registry, each by their own account. */
export class RegistryHand {
  constructor(readonly person: (account: string) => Caller) {}

  get(account: string, path: string): Promise<JsonBody> {
    return this.person(account).must(this.person(account).get(`${REGISTRY}${path}`));
  }

  /** What the answer's status and code are, whatever they are. */
  ask(account: string, path: string): Promise<Answer<JsonBody>> {
    return this.person(account).get(`${REGISTRY}${path}`);
  }

  /** @throws Error for a refusal */
  async post(account: string, path: string, body: object, ifMatch?: number): Promise<JsonBody> {
    return this.person(account).must(this.followingClock(() => this.person(account).post(`${REGISTRY}${path}`, body, ifMatch === undefined ? {} : { ifMatch })));
  }

  /** A change of a file, as it stands. */
  async change(account: string, child: string, path: string, body: object): Promise<JsonBody> {
    const { version } = await this.get(account, `/children/${child}`);
    return this.post(account, `/children/${child}/${path}`, body, version);
  }

  /** A day that came a moment ago is in the future for a service that was not told of it yet. */
  private async followingClock(send: () => Promise<Answer<JsonBody>>): Promise<Answer<JsonBody>> {
    for (const end = performance.now() + PATIENCE_MS; ;) {
      const answer = await send();
      if (answer.body?.code !== 'DATE_IN_FUTURE' || performance.now() > end) return answer;
      await pause(200);
    }
  }
}
