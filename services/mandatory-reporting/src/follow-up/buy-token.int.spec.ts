import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TokenVerifier } from '@referrals/auth';
import { fixedClock, instant, systemClock } from '@referrals/calendar';
import { createPool, ServiceDatabase, SHARDS } from '@referrals/database';
import { createLocalJWKSet } from 'jose';
import { Fixture } from '../../test/fixture.js';
import { CaseParts } from '../filing/case-parts.js';
import { receiptNumber } from '@referrals/policy';
import { BuyToken } from './buy-token.js';
import { GuessThrottle } from './guess-throttle.js';
import { TokenKeys } from './token-keys.js';

describe('following up without an account', () => {
  let fixture: Fixture;
  let tokens: BuyToken;
  let keys: TokenKeys;
  let receipt: { id: string; number: string; verificationCode: string };
  const held = () => ({ number: receipt.number, verificationCode: receipt.verificationCode });
  const throttle = (perSource = 5, perNumber = 3) => new GuessThrottle({ perSource, perNumber, longestWaitMs: 5 });

  beforeAll(async () => {
    fixture = await Fixture.open();
    receipt = await fixture.file({ situations: ['MR04'], child: { unknown: true } });
    // Verifiers ask the real time.
    const parts = new CaseParts(fixture.database, systemClock, fixture.keys, fixture.store, fixture.parts.door);
    keys = new TokenKeys(fixture.database, fixture.parts.sealed, systemClock);
    tokens = new BuyToken(parts, throttle(), keys);
  });
  afterAll(async () => { await fixture.close(); });

  const verifierOf = async (tokenKeys: TokenKeys) => new TokenVerifier([{
    issuer: 'urn:referrals:mandatory-reporting', kind: 'ANONYMOUS_REPORTER', jwks: createLocalJWKSet({ keys: [(await tokenKeys.current()).publicJwk] }),
  }]);

  it('gives a token for the one report, that the published key verifies, also by another replica', async () => {
    const { number, verificationCode } = receipt;
    const bought = await tokens.buy({ number, verificationCode }, 'here');
    expect(bought.report).toBe(receipt.id);
    const replica = new TokenKeys(fixture.database, fixture.parts.sealed, systemClock);
    expect(await (await verifierOf(replica)).verify(bought.token)).toEqual({ kind: 'ANONYMOUS_REPORTER', report: receipt.id });
  });

  it('reads what people type: lower case, blanks, full width, letters that look like digits', async () => {
    const typed = { number: ` ${receipt.number.replaceAll('-', ' ')} `, verificationCode: receipt.verificationCode.toLowerCase().replaceAll('-', '').replaceAll('0', 'o').replaceAll('1', 'l') };
    expect((await tokens.buy(typed, 'here')).report).toBe(receipt.id);
  });

  it('tells a typing mistake from its form alone, and nothing of what exists', async () => {
    const wrong = receipt.verificationCode.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    const unknown = receiptNumber(9_999_999, fixedClock(instant('2026-05-11T08:20:00+08:00')).now());
    const mistyped = receipt.number.replace(/.$/, (last) => (last === '1' ? '2' : '1'));
    await expect(tokens.buy({ ...held(), number: mistyped }, 'a')).rejects.toMatchObject({ code: 'RECEIPT_NUMBER_INVALID', field: 'number' });
    await expect(tokens.buy({ ...held(), verificationCode: 'ABC' }, 'a')).rejects.toMatchObject({ code: 'VERIFICATION_CODE_INVALID' });
    await expect(tokens.buy({ ...held(), verificationCode: wrong }, 'a')).rejects.toMatchObject({ code: 'RECEIPT_NOT_MATCHED', facts: {} });
    await expect(tokens.buy({ ...held(), number: unknown }, 'a')).rejects.toMatchObject({ code: 'RECEIPT_NOT_MATCHED', facts: {} });
  });

  it('takes nobody for guessing whom the database does not answer', async () => {
    const app = createPool({ url: 'postgres://nobody@127.0.0.1:1/none', name: 'away', max: 1, schema: 'none' });
    const away = new ServiceDatabase('mandatory-reporting', { app, worker: app }, SHARDS);
    const shared = throttle();
    const buyer = (database: ServiceDatabase) => new BuyToken(new CaseParts(database, systemClock, fixture.keys, fixture.store, fixture.parts.door), shared, keys);
    for (let tries = 0; tries < 20; tries += 1) await expect(buyer(away).buy(held(), 'at home')).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    expect((await buyer(fixture.database).buy(held(), 'at home')).report).toBe(receipt.id);
    await app.end();
  });

  it('refuses a source that guesses, and never locks the number for the one who holds it', async () => {
    const slow = new BuyToken(new CaseParts(fixture.database, systemClock, fixture.keys, fixture.store, fixture.parts.door), throttle(), keys);
    const guess = { number: receipt.number, verificationCode: 'AAAA-AAAA-AAAA' };
    for (const source of ['b', 'c', 'd']) {
      for (let tries = 0; tries < 5; tries += 1) await expect(slow.buy(guess, source)).rejects.toMatchObject({ code: 'RECEIPT_NOT_MATCHED' });
      await expect(slow.buy(guess, source)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    }
    for (let tries = 0; tries < 20; tries += 1) expect((await slow.buy(held(), 'at home')).report).toBe(receipt.id);
  });
});
