import { addDays, addMillis } from '@referrals/calendar';
import { ActRecorded, DomainError, type ACT_COUNTS } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { careKnown, readCare } from '../care/read-care.js';
import { isAboutCare, settleCare, type CareHints } from '../care/settle-care.js';
import type { OpenFile } from '../child/open-file.js';
import { factsOf, type ActFact } from '../child/read-file.js';
import { Harm } from '../harm/harm.entity.js';
import { asksHarm, mustReport, proposedBy } from './act-answers.domain.js';
import { contactsWith, isCredible, isVisit } from './act.domain.js';
import type { NewAct } from './act.dto.js';
import { Act } from './act.entity.js';
import { settleNotSeen } from './settle-not-seen.js';

/** What was not written within so many days is not written. */
const OLDEST_DAYS = 366;
/** Within which whoever saw harm is to report it (MPL 11: immediately). */
const REPORT_WITHIN_MS = 3_600_000;

/** What an act says beside what became of the file. */
export const saidBy = (file: OpenFile, act: NewAct) => ({ proposes: proposedBy(act), asksHarm: asksHarm(act, file.child.birthDate, act.on) });

/** What is asked behind the lock before an act is recorded: whose act has this id, and who cares for the child where the act says something of it. */
export async function readForAct(tx: Tx, child: string, act: NewAct): Promise<KnownForAct> {
  const [elsewhere, care] = await Promise.all([childOfAct(tx, act.id), isAboutCare(act) ? readCare(tx, child) : undefined]);
  return { elsewhere, care };
}

export interface KnownForAct {
  /** The file that has an act of this id, whoever sees it. */
  readonly elsewhere: string | null;
  readonly care: Awaited<ReturnType<typeof readCare>> | undefined;
}

const childOfAct = async (tx: Tx, act: string): Promise<string | null> => (await tx.maybeOne<{ child: string | null }>('SELECT child_of_act($1) AS child', [act]))?.child ?? null;
const NO_HINTS: CareHints = { gaps: [], suggests: [] };

/**
 * Records that somebody called on the child; one that is here already changes nothing. What it answers are hints.
 * @throws DomainError ACT_EXISTS, DATE_IN_FUTURE, ACT_TOO_OLD, ACT_MET_OR_NOT, FILE_ENDED on a day on which nothing was owed
 */
export function recordAct(file: OpenFile, act: NewAct, { elsewhere, care }: KnownForAct): CareHints {
  if (elsewhere !== null && elsewhere !== file.child.id) throw new DomainError('ACT_EXISTS', { field: 'id' });
  if (elsewhere !== null) return NO_HINTS;
  expectSound(file, act);
  const { id, on, harm, ...said } = act;
  const met = { childSeen: act.childSeen ?? false, childSpoken: act.childSpoken ?? false, caregiverSpoken: act.caregiverSpoken ?? false };
  file.add(Act, { ...said, ...met, id, onDay: on, childAlone: act.childAlone ?? false, notMet: act.notMet ?? null, state: 'RECORDED', recordedOn: file.today });
  const told = { id, on, recordedOn: file.today, confirmed: false, void: false, kind: act.kind, place: act.place, notMet: act.notMet ?? null, ...met };
  file.state.acts.push(told);
  file.record('act.recorded', { act: id });
  const counts = countsAs(file, told);
  file.emit(ActRecorded, { actId: id, on, counts });
  file.meet(counts);
  // Who saw harm is theirs alone to know: neither trail nor event says that there is such a part.
  if (harm !== undefined || mustReport(act, file.child.birthDate, on)) addHarm(file, act);
  settleNotSeen(file);
  return care === undefined ? NO_HINTS : settleCare(file, act, careKnown(care, file.state));
}

/** As what an act counts, as it stands. */
export function countsAs(file: OpenFile, act: ActFact): (typeof ACT_COUNTS)[number] {
  const { schedule } = file.rules;
  if (act.void === true || !isCredible(act.on, act, schedule)) return 'NEITHER';
  const [contact, visit] = [contactsWith(factsOf(file.state), schedule)(act), isVisit(act)];
  return contact && visit ? 'BOTH' : contact ? 'CONTACT' : visit ? 'VISIT' : 'NEITHER';
}

function expectSound(file: OpenFile, { on, childSeen, childSpoken, caregiverSpoken, notMet }: NewAct): void {
  file.expectPast(on, 'on');
  if (on < addDays(file.today, -OLDEST_DAYS)) throw new DomainError('ACT_TOO_OLD', { field: 'on' });
  if (childSeen !== true && childSpoken !== true && caregiverSpoken !== true && notMet === undefined) throw new DomainError('ACT_MET_OR_NOT', { field: 'notMet' });
  // Written on a phone while the file was active, it counts though it arrives behind the end.
  if (file.child.status !== 'ACTIVE' && !file.state.spans.some(({ fromOn, toOn }) => fromOn <= on && (toOn === null || on < toOn))) throw new DomainError('FILE_ENDED');
}

function addHarm({ change, sensitive, child, viewer }: OpenFile, { id, harm }: NewAct): void {
  if (viewer === undefined) return;
  void change.tx.manager.insert(Harm, sensitive.row(Harm, {
    act: id, child: child.id, maker: viewer.staff, seen: harm?.seen ?? null, words: harm?.words ?? null, concerns: harm?.concerns ?? [], danger: harm?.danger ?? null,
    dueAt: addMillis(change.at, REPORT_WITHIN_MS),
  }));
}
