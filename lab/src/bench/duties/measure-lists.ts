import type { Installed } from '@referrals/develop';
import { LeanClient } from '../lean-client.js';
import { middle } from './middle.js';

export interface Lists { readonly pageMs: number; readonly countsMs: number }

const TIMES = 20;
const AT = '/api/referral-desk/duties';

/** The middle of some requests: the first page of an officer of a desk, of a coordinator, of a procuratorate (the slowest of them), and a city's counts by desk. */
export async function measureLists(installed: Installed, signal: AbortSignal): Promise<Lists> {
  const time = async (account: string, path: string): Promise<number> => {
    const person = await LeanClient.signIn(installed.url, account, installed.passwords()[account] ?? '');
    const took: number[] = [];
    for (let n = 0; n < TIMES; n += 1) {
      signal.throwIfAborted();
      const began = performance.now();
      await person.must('GET', path);
      took.push(performance.now() - began);
    }
    return middle(took);
  };
  const pages: number[] = [];
  for (const account of ['psb.yx', 'coord.yx', 'coord.city', 'proc.yx']) pages.push(await time(account, `${AT}?state=OPEN`));
  return { pageMs: Math.max(...pages), countsMs: await time('coord.city', `${AT}/counts?by=desk`) };
}
