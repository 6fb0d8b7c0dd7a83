import { instant, type Instant } from '@referrals/calendar';
import type { EventData, ReportFiled } from '@referrals/contracts';
import { referralDeskDuties, type DutyPack } from '@referrals/duties';
import { DirectoryCopy } from '@referrals/service-kit';
import type { Outcome, DecisionContext } from '../../src/case/case-draft.domain.js';
import type { CaseState, Referral } from '../../src/case/case.domain.js';
import { fileCase, type Filed } from '../../src/case/intake.domain.js';
import { desksOfCopy } from '../../src/directory/desks-of-copy.js';
import { deskRecord, idOf, LAST_RESORT, smallDirectory, type DeskSketch } from '@referrals/service-harness';
import { decisionRules } from '../../src/case/decision-rules.js';
import { PaperDuties } from './paper-duties.js';
import type { Person } from '../../src/case/standing.domain.js';

export const FILED_AT = instant('2026-05-11T00:20:00.000Z');

/** A case on paper: the domain alone, with a directory of its own and a clock that is set. */
export class PaperCase {
  at: Instant = FILED_AT;
  state: CaseState = { file: {} as never, referrals: [], decisions: [], feedbacks: [] };
  readonly sketches = new Map<string, DeskSketch>();
  private ids = 0;
  private copy: DirectoryCopy | undefined;

  constructor(directory: readonly DeskSketch[] = smallDirectory, private readonly pack: DutyPack = referralDeskDuties) {
    for (const sketch of [...directory, LAST_RESORT]) this.sketches.set(sketch.code, sketch);
  }

  get context(): DecisionContext {
    this.copy ??= new DirectoryCopy({ revision: 1, whole: true, complete: true }, [...this.sketches.values()].map((sketch) => deskRecord(sketch, 1)), [], LAST_RESORT.code);
    return { at: this.at, desks: desksOfCopy(this.copy, this.at), rules: decisionRules, newId: () => idOf(`made ${(this.ids += 1)}`), backupAfterMs: 3_600_000 };
  }

  /** Changes a desk in the directory. */
  record(sketch: DeskSketch): void {
    this.sketches.set(sketch.code, sketch);
    this.copy = undefined;
  }

  /** What it owes, from its filing on. */
  duties = new PaperDuties(paperFiled.reportId, this.pack);

  file(input: Partial<Filed> = {}): this {
    const outcome = fileCase({ ...paperFiled, ...input }, this.context);
    this.state = outcome.state;
    this.duties = new PaperDuties(paperFiled.reportId, this.pack);
    this.duties.follow(undefined, outcome, this.at);
    return this;
  }

  /** Makes a change the case's state, and answers it. */
  take(change: (state: CaseState, context: DecisionContext) => Outcome): Outcome {
    const before = this.state;
    const outcome = change(before, this.context);
    this.state = outcome.state;
    this.duties.follow(before, outcome, this.at);
    return outcome;
  }

  of(agency: string, site?: string): Referral {
    const found = this.state.referrals.find((referral) => referral.agency === agency && (site === undefined || referral.site === site));
    if (found === undefined) throw new Error(`no referral of ${agency}`);
    return found;
  }

  /** A person on a desk; `supervisor.psb.yx` supervises `psb.yx`. */
  person(account: string): Person {
    const code = account.replace(/^supervisor\./, '').replace(/[0-9]+$/, '');
    const sketch = this.sketches.get(code);
    if (sketch === undefined) throw new Error(`no desk ${code}`);
    const role = account.startsWith('supervisor.') ? 'SUPERVISOR' : 'MEMBER';
    return { staff: idOf(`staff ${account}`), desks: [{ id: idOf(`desk ${code}`), agency: sketch.agency, role, jurisdiction: sketch.jurisdiction }] };
  }

  /** The code of the desk that owns it. */
  owner(referral: Referral): string {
    return [...this.sketches.keys()].find((code) => idOf(`desk ${code}`) === referral.owner) ?? referral.owner;
  }
}

export const paperFiled: EventData<typeof ReportFiled> = {
  reportId: idOf('report'), number: '2605-0000123-8', filedAt: FILED_AT, pack: '430200', packVersion: 1, directoryRevision: 1, tell: 'FULL',
  countyPoliceOnly: false, noMediation: false, county: '430223', excludedDesks: [], excludedAgencies: [],
  referrals: [
    { agency: 'PSB', site: 'NOW', role: 'LEAD', division: '430223' },
    { agency: 'CIV', site: 'RESIDENCE', role: 'SUPPORT', division: '430223' },
    { agency: 'EDU', site: 'SCHOOL', role: 'SUPPORT', division: '430223' },
    { agency: 'PROC', site: 'NOW', role: 'NOTICE', division: '430223' },
  ],
};
