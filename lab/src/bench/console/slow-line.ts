import type { Person } from '@referrals/testing/people';

/** A line and a processor as they are out there. */
export interface SlowLine {
  readonly kbitPerSecond: number;
  readonly latencyMs: number;
  /** 4: a quarter as fast as this machine. */
  readonly slowdown: number;
}

/** From now on this person's page has such a line and such a processor, and nothing of it is kept from before. */
export async function slowDown({ page }: Person, { kbitPerSecond, latencyMs, slowdown }: SlowLine): Promise<void> {
  const debug = await page.context().newCDPSession(page);
  const bytesPerSecond = kbitPerSecond * 1_000 / 8;
  await debug.send('Network.enable');
  await debug.send('Network.setCacheDisabled', { cacheDisabled: true });
  await debug.send('Network.emulateNetworkConditions', { offline: false, latency: latencyMs, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond });
  await debug.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
}
