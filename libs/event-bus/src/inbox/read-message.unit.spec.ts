import { describe, expect, it } from '@jest/globals';
import { ReportFiled } from '@referrals/contracts';
import fc from 'fast-check';
import { readMessage } from './read-message.js';

const event = {
  specversion: '1.0', id: '01970000-0000-7000-8000-000000000001', source: '/mandatory-reporting', type: ReportFiled.type, subject: 'x',
  time: '2026-05-11T00:20:00.000Z', partitionkey: '01970000-0000-7000-8000-000000000002', datacontenttype: 'application/json', data: {},
};
const read = (value: unknown) => readMessage({ bytes: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)) });

describe('reading a message', () => {
  it('takes an event of ours, with fields it does not know', () => {
    expect(read({ ...event, data: { later: true } })).toEqual({ event: { ...event, data: { later: true } } });
  });

  it.each([
    ['nothing', '', 'NO_JSON'], ['half of something', '{"id":', 'NO_JSON'], ['another envelope', { hello: 1 }, 'NO_EVENT specversion'],
    ['no id of ours', { ...event, id: '7' }, 'NO_EVENT id'], ['a million characters', 'x'.repeat(1_000_000), 'TOO_LONG'],
    ['a character that cannot be stored', { ...event, data: { name: 'a\u0000b' } }, 'UNSTORABLE_CHARACTERS'],
    ['values inside values without end', JSON.stringify(event).replace('"data":{}', `"data":${'['.repeat(50_000)}${']'.repeat(50_000)}`), 'TOO_DEEP'],
    ['half a character', { ...event, data: { name: '\ud83d' } }, 'UNSTORABLE_CHARACTERS'],
  ])('refuses %s', (_, value, code) => {
    expect(read(value)).toEqual({ notOurs: code });
  });

  it('refuses bytes that are no text', () => {
    expect(readMessage({ bytes: Buffer.from([0xff, 0xfe, 0x00]) })).toEqual({ notOurs: 'NO_JSON' });
  });

  it('is not misled by a backslash that stands for itself, nor by whole characters', () => {
    expect(read({ ...event, data: { path: 'c:\\u0000', face: '😀', more: '\\\\u0000' } })).toHaveProperty('event');
  });

  it('never throws, whatever comes', () => {
    fc.assert(fc.property(fc.oneof(fc.uint8Array().map((bytes) => Buffer.from(bytes)), fc.json().map((text) => Buffer.from(text))), (bytes) => {
      expect(Object.keys(readMessage({ bytes }))).toHaveLength(1);
    }));
  });
});
