import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../../..');
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

interface Case { readonly name: string; readonly clock?: unknown; readonly facts?: unknown; readonly expected: unknown }
const casesOf = (path: string): Case[] => readFileSync(join(ROOT, path), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Case);

/** What `npm run -s NAME -- VERB` answers to these lines. */
async function ask(name: string, verb: string, lines: readonly string[]): Promise<{ answers: unknown[]; code: number | null }> {
  const [, ...args] = (scripts[name] ?? '').split(' ');
  const child = spawn(process.execPath, [...args, verb], { cwd: ROOT, stdio: ['pipe', 'pipe', 'ignore'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => { text += part; });
  child.stdin.end(lines.join('\n'));
  const code = await new Promise<number | null>((resolve) => { child.on('close', resolve); });
  return { answers: text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as unknown), code };
}

const clocks = casesOf('libs/calendar/test/cases/clocks.jsonl');
const routing = casesOf('libs/policy/test/cases/routing.jsonl');

describe('decisions asked from outside', () => {
  it('of clocks are those of all worked cases', async () => {
    const expected = clocks.map((one) => one.expected);
    expect((await ask('clocks', 'compute', clocks.map(({ clock }) => JSON.stringify(clock)))).answers).toEqual(expected);
    expect((await ask('clocks', 'decide', clocks.map(({ clock }) => JSON.stringify({ decision: 'compute', input: clock })))).answers).toEqual(expected);
  });

  it.each(['mandatory-reporting', 'policy'])('of %s are those of all worked cases of routing', async (name) => {
    const lines = routing.map(({ facts }) => JSON.stringify({ decision: 'evaluate', input: facts }));
    expect((await ask(name, 'decide', lines)).answers).toEqual(routing.map((one) => one.expected));
  });

  it('find the desk, and say why', async () => {
    const desk = (nth: number, jurisdiction: string) => ({
      id: `01970000-0000-7000-8000-00000000000${nth}`, code: `civ.${nth}`, name: '台', agency: 'CIV', jurisdiction, organisation: '01970000-0000-7000-8000-0000000000f0',
      opensOn: '2024-01-01', members: [], revision: 1,
    });
    const desks = [desk(1, '4302'), desk(2, '430223'), { ...desk(3, '430200'), agency: 'COORD', jurisdiction: '4302' }];
    const question = (request: object, more: object = {}) => JSON.stringify({ decision: 'findDesk', input: { directory: { desks }, request, on: '2026-05-11', ...more } });
    expect((await ask('referral-desk', 'decide', [
      question({ agency: 'CIV', division: '430223' }), question({ agency: 'CIV', division: '430203' }), question({ agency: 'CIV', division: '430223' }, { excludedAgencies: ['CIV'] }),
    ])).answers).toEqual([
      { desk: desks[1]?.id, because: 'LONGEST_PREFIX' }, { desk: desks[0]?.id, because: 'LONGEST_PREFIX' }, { desk: desks[2]?.id, because: 'CONFLICT' },
    ]);
  });

  it('go on after what cannot be answered, one line for each', async () => {
    const [first] = clocks;
    const { answers, code } = await ask('clocks', 'decide', [
      '{', '7', '{}', '{"decision":"toString","input":{}}', '{"decision":"guess","input":{}}', '{"decision":"compute"}',
      '{"decision":"compute","input":{"trigger":"2026-13-01T00:00:00Z","unit":"DAY","amount":1}}', '', '{"decision":"compute","input":{"trigger":"2026-05-11T00:00:00Z","unit":"DAY","amount":0}}',
      JSON.stringify({ decision: 'compute', input: first?.clock }),
    ]);
    expect(answers).toEqual([
      { error: 'INVALID_JSON' }, { error: 'INVALID_INPUT' }, { error: 'INVALID_INPUT' }, { error: 'UNKNOWN_DECISION' }, { error: 'UNKNOWN_DECISION' }, { error: 'INVALID_INPUT' },
      { error: 'INVALID_INSTANT' }, { error: 'INVALID_CLOCK', field: 'amount' }, first?.expected,
    ]);
    expect(code).toBe(0);
  });

  it('of facts need their moment: nothing is decided by the clock of a machine', async () => {
    expect((await ask('policy', 'evaluate', ['{}', '{"at":"2026-05-11T08:20:00+08:00"}'])).answers)
      .toEqual([{ error: 'INVALID_INPUT' }, { referrals: [{ agency: 'COORD', site: 'NOW', role: 'LEAD', rows: [40] }], warnings: [] }]);
  });

  it('that a package does not have are refused at once', async () => {
    expect(await ask('clocks', 'guess', [])).toEqual({ answers: [], code: 2 });
  });
});
