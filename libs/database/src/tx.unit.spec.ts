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

/** A connection that does everything, and the messages it was sent. */
function listening(): { tx: Tx; sent: string[][] } {
  const sent: string[][] = [[]];
  const connection = { stream: { cork: () => undefined, uncork: () => { sent.push([]); } } };
  const query = (said: string | { text: string; values: unknown[] }): Promise<object> => {
    sent.at(-1)?.push(typeof said === 'string' ? said : [said.text, ...said.values].join(' '));
    return Promise.resolve({ command: 'COMMIT', rows: [] });
  };
  return { tx: new Tx({ query, connection } as unknown as ClientBase), sent };
}

describe('statements issued without waiting for one another', () => {
  it('leave in one message, also those issued by what a promise brings about', async () => {
    const { tx, sent } = listening();
    void tx.control('BEGIN');
    tx.write('INSERT 3');
    await Promise.all([tx.query('SELECT 1'), tx.query('SELECT 2')]);
    await tx.commit();
    await setImmediate();
    expect(sent).toEqual([['BEGIN', 'SELECT 1', 'SELECT 2', 'INSERT 3', 'COMMIT'], []]);
  });
});

describe('rows of one statement', () => {
  it('are gathered from all who write them and travel as one, where the first of them stands', async () => {
    const { tx, sent } = listening();
    tx.write('INSERT one');
    for (const n of [1, 2]) {
      tx.writeRows('CASES', [{ n }]);
      tx.writeRows('LINKS', [{ n, i: 1 }, { n, i: 2 }]);
      tx.writeRows('NOTHING', []);
    }
    await tx.commit();
    expect(sent.flat()).toEqual(['INSERT one', 'CASES [{"n":1},{"n":2}]', 'LINKS [{"n":1,"i":1},{"n":1,"i":2},{"n":2,"i":1},{"n":2,"i":2}]', 'COMMIT']);
  });

  it('are sent once, and those after a flush by themselves', async () => {
    const { tx, sent } = listening();
    tx.writeRows('CASES', [{ n: 1 }]);
    await tx.flush();
    tx.writeRows('CASES', [{ n: 2 }]);
    await tx.commit();
    expect(sent.flat()).toEqual(['CASES [{"n":1}]', 'CASES [{"n":2}]', 'COMMIT']);
  });

  it('are as if they had never been when the work behind a savepoint throws', async () => {
    const { tx, sent } = listening();
    tx.writeRows('CASES', [{ n: 1 }]);
    await tx.nested(async () => {
      tx.writeRows('CASES', [{ n: 2 }]);
      throw new Error('no');
    }).catch(() => undefined);
    tx.writeRows('CASES', [{ n: 3 }]);
    await tx.commit();
    expect(sent.flat().filter((text) => text.startsWith('CASES'))).toEqual(['CASES [{"n":1}]', 'CASES [{"n":3}]']);
  });
});
