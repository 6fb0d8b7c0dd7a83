import type { DutyDifference, RebuildDuties } from '@referrals/service-kit';

export interface DutiesToCheck {
  readonly rebuild: Pick<RebuildDuties, 'after' | 'of' | 'write'>;
  readonly service: string;
  /** One case alone. */
  readonly only: string | undefined;
  /** Cases after this one: where a run before left off. */
  readonly after: string | undefined;
  /** Why what differs is written anew; undefined: nothing is. */
  readonly reason: string | undefined;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** How many cases were looked at, differed, and still do. */
export interface Checked { cases: number; differing: number; left: number }

const FIRST = '00000000-0000-0000-0000-000000000000';
/** So often a run says how far it is. */
const SAY_EVERY = 10_000;

/** Walks the cases of a service in the order of their ids, a batch at a time, and says every difference on a line of its own, tabs between. */
export async function checkDuties({ rebuild, service, only, after = FIRST, reason, signal, say }: DutiesToCheck): Promise<Checked> {
  const checked: Checked = { cases: 0, differing: 0, left: 0 };
  const look = async (cases: readonly string[], found: readonly DutyDifference[]): Promise<void> => {
    for (const one of found) say(lineOf(service, one));
    const differing = cases.filter((caseId) => found.some((one) => one.caseId === caseId));
    checked.cases += cases.length;
    checked.differing += differing.length;
    for (const caseId of differing) {
      const left = reason === undefined ? found : await rebuild.write(caseId, reason);
      if (reason !== undefined) say([service, caseId, left.length === 0 ? 'WRITTEN' : `STILL ${left.map(({ field }) => field).join()}`].join('\t'));
      if (left.length > 0) checked.left += 1;
    }
  };
  if (only !== undefined) {
    await look([only], await rebuild.of(only));
    return checked;
  }
  for (let at = after; ;) {
    if (signal.aborted) {
      say(`已中断；从这里继续 stopped; go on with: --after ${at}`);
      checked.left = Math.max(1, checked.left);
      return checked;
    }
    const { cases, differences } = await rebuild.after(at);
    const last = cases.at(-1);
    if (last === undefined) return checked;
    const before = Math.floor(checked.cases / SAY_EVERY);
    await look(cases, differences);
    at = last;
    if (Math.floor(checked.cases / SAY_EVERY) > before) say(`${service}: ${checked.cases} … --after ${at}`);
  }
}

const lineOf = (service: string, { caseId, duty, field, stored, derived }: DutyDifference): string =>
  [service, caseId, duty, field, JSON.stringify(stored), JSON.stringify(derived)].join('\t');
