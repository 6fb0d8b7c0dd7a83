import { after, DeskDatabase } from './desk-database.js';

/** Turns of the job while nothing is due, in milliseconds. The first one, which opens connections, is left out. */
export async function measureTurns(url: string, secret: Buffer, turns: number, signal: AbortSignal): Promise<number[]> {
  const database = await DeskDatabase.open(url, secret);
  const took: number[] = [];
  try {
    for (let n = 0; n <= turns; n += 1) {
      signal.throwIfAborted();
      took.push(await database.turn(after(0), signal));
    }
  } finally {
    await database.close();
  }
  return took.slice(1);
}
