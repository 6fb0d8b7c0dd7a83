import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@referrals/contracts';
import { takesOrRefuses } from '@referrals/testing';
import { IdField, Int, IntText, OneOf, OpenObject, Part, Text, YesNo } from './fields.js';
import { checkInput } from './input-pipe.js';
import { Codes, Ids, Ints, Parts, Texts } from './list-fields.js';
import { problemOf } from './problem.filter.js';
import { Partly } from './shapes.js';
import { Day, Moment } from './time-fields.js';

class Person {
  @Text({ min: 1, max: 5 }) name!: string;
  @Day({ optional: true }) birthDate?: string;
}

class Whole {
  @Text({ pattern: /^\d+$/, code: 'PHONE_INVALID' }) phone!: string;
  @Part(() => Person, { missing: 'CHILD_REQUIRED' }) child!: Person;
  @Parts(() => Person, { max: 3, optional: true }) people?: Person[];
  @Codes(['A', 'B', 'C'], { max: 6, asSet: true, optional: true }) codes?: string[];
  @Ids({ max: 3, optional: true }) ids?: string[];
  @Texts({ maxItems: 4, max: 5, pattern: /\S/, code: 'BLANK_TEXT', optional: true }) lines?: string[];
  @Ints({ max: 3, optional: true }) numbers?: number[];
  @Moment({ optional: true, nullable: true }) at?: string | null;
  @IdField({ optional: true }) desk?: string;
  @OneOf(['X', 'Y'], { optional: true }) kind?: string;
  @YesNo({ optional: true }) sure?: boolean;
  @Int({ min: 0, max: 9, optional: true }) count?: number;
  @IntText({ min: 1, optional: true }) limit: number = 50;
}

const good = { phone: '1', child: { name: 'a' } };

async function faults(body: unknown, of: new () => object = Whole): Promise<string[]> {
  try {
    await checkInput(of, body);
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return (problemOf(error).errors ?? []).map(({ field, code }) => `${field} ${code}`);
  }
}

describe('input by a class', () => {
  it('is an instance with its defaults, cleaned, and without what was absent', async () => {
    const id = '01970000-0000-7000-8000-00000000000A';
    const read = await checkInput(Whole, { ...good, codes: ['B', 'A', 'B'], ids: [id], desk: id, at: '2026-05-11T08:20:00+08:00' });
    expect(read).toBeInstanceOf(Whole);
    expect(read.child).toBeInstanceOf(Person);
    expect({ ...read }).toEqual({ ...good, codes: ['A', 'B'], ids: [id.toLowerCase()], desk: id.toLowerCase(), at: '2026-05-11T00:20:00.000Z', limit: 50 });
    expect(Object.keys(read.child)).toEqual(['name']);
  });

  it('tells all faults in the order of the class, depth first, and each member by its place', async () => {
    const body = {
      nome: 1, phone: 'x', child: { name: '', birthDate: '2026-02-30' }, people: [{ name: 'a' }, 'b', { name: 'abcdef' }], codes: ['A', 'D', 'B', 7], ids: ['x'],
      lines: ['a', ' ', 'abcdef', 3], numbers: 'x', at: '2026', desk: '1', kind: 'Z', sure: 'true', count: 10, limit: 0,
    };
    expect(await faults(body)).toEqual([
      'nome UNKNOWN_FIELD', 'phone PHONE_INVALID', 'child.name INVALID_INPUT', 'child.birthDate INVALID_DATE', 'people.1 INVALID_INPUT', 'people.2.name TOO_LONG',
      'codes.1 INVALID_INPUT', 'codes.3 INVALID_INPUT', 'ids.0 INVALID_INPUT', 'lines.1 BLANK_TEXT', 'lines.2 TOO_LONG', 'lines.3 INVALID_INPUT', 'numbers INVALID_INPUT',
      'at INVALID_INSTANT', 'desk INVALID_INPUT', 'kind INVALID_INPUT', 'sure INVALID_INPUT', 'count TOO_LONG', 'limit INVALID_INPUT',
    ]);
  });

  it.each<[string, unknown, string[]]>([
    ['what is missing', {}, ['phone INVALID_INPUT', 'child CHILD_REQUIRED']],
    ['null for what may only be absent', { ...good, desk: null, child: null }, ['child INVALID_INPUT', 'desk INVALID_INPUT']],
    ['a list for an object', { ...good, child: [], people: [[]] }, ['child INVALID_INPUT', 'people.0 INVALID_INPUT']],
    ['an object for a list', { ...good, people: { name: '' } }, ['people INVALID_INPUT']],
    ['a list too long, without looking into it', { ...good, people: Array.from({ length: 4 }, () => ({})) }, ['people TOO_LONG']],
    ['no object at all', 'text', ['body INVALID_INPUT']],
    ['a list for the whole', [], ['body INVALID_INPUT']],
    ['what is too deep', { ...good, at: Array.from({ length: 10_000 }).reduce((inner) => [inner], 1) }, ['body INVALID_INPUT']],
    ['what is too much', { ...good, codes: Array.from({ length: 10_000 }, () => 'A') }, ['body TOO_LONG']],
    ['names of every object', JSON.parse('{"phone":"1","child":{"name":"a","__proto__":{"x":1}}}'), ['body UNKNOWN_FIELD']],
    ['a name that is no name, without telling it', { ...good, child: { name: 'a', '测试童': 1 } }, ['child UNKNOWN_FIELD']],
    ['what cannot be stored', { ...good, child: { name: 'a\u0000' }, lines: ['\ud800'] }, ['child.name INVALID_TEXT', 'lines.0 INVALID_TEXT']],
    ['a text that is long by what is not seen', { ...good, child: { name: `a${'\ufe0f'.repeat(9)}` } }, ['child.name TOO_LONG']],
  ])('refuses %s', async (_, body, expected) => { expect(await faults(body)).toEqual(expected); });

  it('tells fifty faults and no more', async () => {
    expect(await faults({ ...good, ...Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`x${index}`, 1])) })).toHaveLength(50);
  });

  it('takes null for an answer to a partial class no more than the class does', async () => {
    class Somebody extends Partly(Person) {}
    expect(await faults({}, Somebody)).toEqual([]);
    expect(await faults({ name: null }, Somebody)).toEqual(['name INVALID_INPUT']);
  });

  it('is taken or refused, whatever comes', async () => {
    await takesOrRefuses(Whole);
  });

  it('cannot name a code that no catalogue has', () => {
    expect(() => Text({ code: 'NO_SUCH_CODE' })).toThrow('NO_SUCH_CODE');
    expect(() => OpenObject({ missing: 'NO_SUCH_CODE' })).toThrow('NO_SUCH_CODE');
  });
});
