import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { ClientBase } from 'pg';
import { Tx } from './tx.js';

/** A connection that was lost: every statement fails. */
const lost = { query: () => Promise.reject(new Error('write EPIPE')) } as unknown as ClientBase;

describe('a statement issued before it is waited for', () => {
  it('fails whoever waits for it and the commit, and never the process', async () => {
    const tx = new Tx(lost);
    const early = [tx.query('SELECT 1'), tx.maybeOne('SELECT 2')];
    // A rejection that nobody has heard by now fails this test, as it would end the process.
    await setImmediate();
    await setImmediate();
    await expect(Promise.all(early)).rejects.toThrow('write EPIPE');
    await expect(tx.commit()).rejects.toThrow('write EPIPE');
  });
});

describe('statements issued without waiting for one another', () => {
  it('leave in one message, also those issued by what a promise brings about', async () => {
    const sent: string[][] = [[]];
    const connection = { stream: { cork: () => undefined, uncork: () => { sent.push([]); } } };
    const query = (said: string | { text: string }): Promise<object> => {
      sent.at(-1)?.push(typeof said === 'string' ? said : said.text);
      return Promise.resolve({ command: 'COMMIT', rows: [] });
    };
    const tx = new Tx({ query, connection } as unknown as ClientBase);
    void tx.control('BEGIN');
    tx.write('INSERT 3');
    await Promise.all([tx.query('SELECT 1'), tx.query('SELECT 2')]);
    await tx.commit();
    await setImmediate();
    expect(sent).toEqual([['BEGIN', 'SELECT 1', 'SELECT 2', 'INSERT 3', 'COMMIT'], []]);
  });
});
