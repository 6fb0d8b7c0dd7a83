import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@referrals/contracts';
import { takesOrRefuses } from '@referrals/testing';
import fc from 'fast-check';
import { AsWhole } from './as-whole.js';
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
      'at INVALID_INSTANT', 'desk INVALID_INPUT', 'kind INVALID_INPUT', 'sure INVALID_INPUT', 'count TOO_LARGE', 'limit INVALID_INPUT',
    ]);
  });

  it.each<[string, unknown, string[]]>([
    ['what is missing', {}, ['phone INVALID_INPUT', 'child CHILD_REQUIRED']],
    ['null for what must be there', { ...good, phone: null, child: null }, ['phone INVALID_INPUT', 'child CHILD_REQUIRED']],
    ['an empty text for what must be there', { phone: '', child: { name: '\u200b ' } }, ['phone PHONE_INVALID', 'child.name INVALID_INPUT']],
    ['a list for an object', { ...good, child: [], people: [[]] }, ['child INVALID_INPUT', 'people.0 INVALID_INPUT']],
    ['an object for a list', { ...good, people: { name: '' } }, ['people INVALID_INPUT']],
    ['a list too long, without looking into it', { ...good, people: Array.from({ length: 4 }, () => ({ name: 'abcdef' })) }, ['people TOO_MANY']],
    ['no object at all', 'text', ['body INVALID_INPUT']],
    ['a list for the whole', [], ['body INVALID_INPUT']],
    ['what is too deep', { ...good, at: Array.from({ length: 10_000 }).reduce((inner) => [inner], 1) }, ['body INVALID_INPUT']],
    ['what is too much', { ...good, codes: Array.from({ length: 10_000 }, () => 'A') }, ['body TOO_MANY']],
    ['names of every object', JSON.parse('{"phone":"1","child":{"name":"a","__proto__":{"x":1}}}'), ['body UNKNOWN_FIELD']],
    ['a name that is no name, without telling it', { ...good, child: { name: 'a', '测试童': 1 } }, ['child UNKNOWN_FIELD']],
    ['what cannot be stored', { ...good, child: { name: 'a\u0000' }, lines: ['\ud800'] }, ['child.name INVALID_TEXT', 'lines.0 INVALID_TEXT']],
    ['a text that is long by what is not seen', { ...good, child: { name: `a${'\ufe0f'.repeat(9)}` } }, ['child.name TOO_LONG']],
  ])('refuses %s', async (_, body, expected) => { expect(await faults(body)).toEqual(expected); });

  it('takes null and an empty text for what nobody filled in, in every optional field', async () => {
    for (const untold of [null, '']) {
      const names = ['people', 'codes', 'ids', 'lines', 'numbers', 'desk', 'kind', 'sure', 'count', 'limit'] as const;
      expect({ ...await checkInput(Whole, { ...good, ...Object.fromEntries(names.map((name) => [name, untold])), at: untold }) }).toEqual({ ...good, at: null, limit: 50 });
    }
    const form = { ...good, people: [{ name: 'a', birthDate: '' }, { name: '', birthDate: null }, {}], lines: ['', 'a', ' ', null] };
    expect({ ...await checkInput(Whole, form) }).toEqual({ ...good, people: [{ name: 'a' }], lines: ['a'], limit: 50 });
    // That nobody is there is told by an empty list alone.
    expect((await checkInput(Whole, { ...good, people: [{ name: '' }] })).people).toBeUndefined();
    expect((await checkInput(Whole, { ...good, people: [] })).people).toEqual([]);
  });

  it('takes what nobody sees out of names and codes, and leaves words as they are', async () => {
    class Said {
      @Text() name!: string;
      @Text({ as: 'WORDS' }) story!: string;
      @Text({ as: 'EXACT' }) secret!: string;
    }
    const text = 'e\u0301\u200b\u202eb';
    expect({ ...await checkInput(Said, { name: text, story: text, secret: text }) }).toEqual({ name: '\u00e9b', story: text, secret: text });
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((story) => /[a-z]/.test(story)), async (story) => {
      expect((await checkInput(Said, { name: 'a', story, secret: story })).story).toBe(story);
    }), { numRuns: 50 });
  });

  it('says what may be: the bound that was passed, and the codes there are', async () => {
    const body = { ...good, child: { name: 'abcdef' }, codes: ['D'], people: Array.from({ length: 4 }, () => ({ name: 'a' })), lines: ['abcdef'], kind: 'Z', count: 10, limit: 0 };
    const refused = await checkInput(Whole, body).catch((error: DomainError) => problemOf(error)) as ReturnType<typeof problemOf>;
    expect(refused.errors?.map(({ field, code, limit, allowed, hint }) => [field, code, limit ?? allowed, hint])).toEqual([
      ['child.name', 'TOO_LONG', 5, '最多5个字。'], ['people', 'TOO_MANY', 3, '最多3项。'], ['codes.0', 'INVALID_INPUT', ['A', 'B', 'C'], '可填：A、B、C。'],
      ['lines.0', 'TOO_LONG', 5, '最多5个字。'], ['kind', 'INVALID_INPUT', ['X', 'Y'], '可填：X、Y。'], ['count', 'TOO_LARGE', 9, '最大为9。'], ['limit', 'INVALID_INPUT', 1, '至少为1。'],
    ]);
    expect(refused.facts).toEqual({ limit: 5 });
    const kinds = await checkInput(Whole, { ...good, child: [], desk: 'x', sure: 'yes', count: 'x', ids: 'x' }).catch((error: DomainError) => problemOf(error)) as ReturnType<typeof problemOf>;
    expect(kinds.errors?.map(({ field, expected, hint }) => [field, expected, hint])).toEqual([
      ['child', 'OBJECT', '应为一组字段。'], ['ids', 'LIST', '应为列表。'], ['desk', 'UUID', '应为系统内的编号（UUID）。'], ['sure', 'BOOLEAN', '应为 true 或 false。'], ['count', 'INTEGER', '应为整数。'],
    ]);
  });

  it('tells what is wrong with the whole beside what is wrong with its fields', async () => {
    @AsWhole(({ name }: Person) => (name === 'no' ? { field: 'name', code: 'NOTHING_SAID' } : { field: 'birthDate', code: 'REQUIRED' }))
    class Ruled extends Person {}
    expect(await faults({ name: 'no' }, Ruled)).toEqual(['name NOTHING_SAID']);
    expect(await faults({ name: 'abcdef' }, Ruled)).toEqual(['name TOO_LONG', 'birthDate REQUIRED']);
  });

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
