import { describe, expect, it } from '@jest/globals';
import { fromBase64Url, makeKey, open, seal, takeKey } from '../../shared/sealing';
import { makePair, signBody } from './item-keys';

const STORY = { form: { narrative: '手臂有淤青' } };

describe('what lies on a device', () => {
  it('opens by its key as itself, and by no other key and as no other item', async () => {
    const [key, other] = await Promise.all([makeKey(), makeKey()]);
    const sealed = await seal(STORY, key, 'one');
    expect(new TextDecoder().decode(sealed.data)).not.toContain('淤青');
    expect([await open(sealed, key, 'one'), await open(sealed, other, 'one'), await open(sealed, key, 'two')]).toEqual([STORY, undefined, undefined]);
  });

  it('is sealed by keys that no script can read', async () => {
    const keys = [await makeKey(), await takeKey('A'.repeat(43)), (await makePair()).privateKey];
    expect(keys.map(({ extractable }) => extractable)).toEqual([false, false, false]);
  });

  it('is signed so that whoever knows the public half can tell', async () => {
    const { publicKey, privateKey } = await makePair();
    const signature = fromBase64Url(await signBody('{"a":1}', privateKey));
    const key = await crypto.subtle.importKey('jwk', publicKey, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    const isOf = (body: string): Promise<boolean> => crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, new TextEncoder().encode(body));
    expect([await isOf('{"a":1}'), await isOf('{"a":2}')]).toEqual([true, false]);
  });
});
