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
    if (typeof said !== 'string' && said.text === 'FAIL') return Promise.reject(new Error('failed'));
    const rows = typeof said === 'string' || !said.text.startsWith('FIND') ? [] : (JSON.parse(String(said.values[0])) as { key: string }[]).toReversed().filter(({ key }) => key !== 'unknown');
    return Promise.resolve({ command: typeof said === 'string' ? said : 'SELECT', rows });
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

describe('what several ask by one statement', () => {
  const find = (tx: Tx, key: string, text = 'FIND'): Promise<{ key: string } | undefined> => tx.maybeOneBatched(text, { key });

  it('travels as one, with what else is issued then, and each has its own answer', async () => {
    const { tx, sent } = listening();
    void tx.control('BEGIN');
    expect(await Promise.all(['a', 'unknown', 'b'].map((key) => find(tx, key)))).toEqual([{ key: 'a' }, undefined, { key: 'b' }]);
    expect(sent).toEqual([['BEGIN', 'FIND [{"key":"a"},{"key":"unknown"},{"key":"b"}]'], []]);
  });

  it.each<[string, (tx: Tx) => unknown, string[]]>([
    ['another statement', (tx) => tx.query('SELECT 1'), ['SELECT 1']],
    ['a savepoint', (tx) => tx.control('SAVEPOINT s'), ['SAVEPOINT s']],
    ['the writes', (tx) => { tx.write('INSERT 1'); return tx.flush(); }, ['INSERT 1']],
    ['the commit', (tx) => tx.commit(), ['COMMIT']],
    ['the same again', (tx) => find(tx, 'a'), ['FIND [{"key":"a"}]']],
  ])('goes before %s', async (_what, next, then) => {
    const { tx, sent } = listening();
    await Promise.all([find(tx, 'a'), find(tx, 'b', 'FIND OTHERS'), next(tx)]);
    expect(sent.flat()).toEqual(['FIND [{"key":"a"}]', 'FIND OTHERS [{"key":"b"}]', ...then]);
  });

  it('is not sent after the rollback, where it would run in the next transaction of the connection', async () => {
    const { tx, sent } = listening();
    const late = find(tx, 'a');
    await Promise.all([tx.rollback(), expect(late).rejects.toThrow('ended before')]);
    await setImmediate();
    expect(sent.flat()).toEqual(['ROLLBACK']);
  });

  it('fails the commit with its own reason when nobody waited for it', async () => {
    const { tx } = listening();
    void find(tx, 'a', 'FAIL');
    await expect(tx.commit()).rejects.toThrow('failed');
  });

  it('is as if it had never been when the work behind a savepoint throws before it was sent', async () => {
    const { tx, sent } = listening();
    await tx.nested(async () => {
      void find(tx, 'a', 'FAIL');
      throw new Error('no');
    }).catch(() => undefined);
    await tx.commit();
    expect(sent.flat()).toEqual(['SAVEPOINT nested', 'FAIL [{"key":"a"}]', 'ROLLBACK TO SAVEPOINT nested; RELEASE SAVEPOINT nested', 'COMMIT']);
  });

  it('fails all who asked when it fails, and whoever does not wait hears nothing', async () => {
    const tx = new Tx(lost);
    const early = [find(tx, 'a'), find(tx, 'b')];
    await setImmediate();
    await setImmediate();
    for (const one of early) await expect(one).rejects.toThrow('write EPIPE');
    await expect(tx.commit()).rejects.toThrow('write EPIPE');
  });
});

describe('rows of one statement', () => {
  it('are gathered from all who write them and travel as one, where the first of them stands', async () => {
    const { tx, sent } = listening();
    tx.write('INSERT one');
    for (const n of [1, 2]) {
      tx.writeBatched('CASES', [{ n }]);
      tx.writeBatched('LINKS', [{ n, i: 1 }, { n, i: 2 }]);
      tx.writeBatched('NOTHING', []);
    }
    await tx.commit();
    expect(sent.flat()).toEqual(['INSERT one', 'CASES [{"n":1},{"n":2}]', 'LINKS [{"n":1,"i":1},{"n":1,"i":2},{"n":2,"i":1},{"n":2,"i":2}]', 'COMMIT']);
  });

  it('are sent once, and those after a flush by themselves', async () => {
    const { tx, sent } = listening();
    tx.writeBatched('CASES', [{ n: 1 }]);
    await tx.flush();
    tx.writeBatched('CASES', [{ n: 2 }]);
    await tx.commit();
    expect(sent.flat()).toEqual(['CASES [{"n":1}]', 'CASES [{"n":2}]', 'COMMIT']);
  });

  it('are as if they had never been when the work behind a savepoint throws', async () => {
    const { tx, sent } = listening();
    tx.writeBatched('CASES', [{ n: 1 }]);
    await tx.nested(async () => {
      tx.writeBatched('CASES', [{ n: 2 }]);
      throw new Error('no');
    }).catch(() => undefined);
    tx.writeBatched('CASES', [{ n: 3 }]);
    await tx.commit();
    expect(sent.flat().filter((text) => text.startsWith('CASES'))).toEqual(['CASES [{"n":1}]', 'CASES [{"n":3}]']);
  });
});
