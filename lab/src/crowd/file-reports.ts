import { setTimeout as pause } from 'node:timers/promises';
import type { Crowd } from './crowd.js';
import type { PlannedReport } from './make-reports.js';

export interface Receipt {
  readonly id: string; readonly number: string; readonly verificationCode: string;
  readonly referrals: readonly { readonly agency: string; readonly role: string }[];
}

export interface Filed { readonly plan: PlannedReport; readonly receipt: Receipt; finished: boolean; nextLook: number }

/**
 * Files the plan with so many people at once. A report without an answer is sent again with the same key until it gets one: a
 * receipt is the only end.
 */
export class FileReports {
  readonly filed: Filed[] = [];
  /** Receipts that differed from the first one of the same click. */
  readonly contradictions: string[] = [];
  private next = 0;

  constructor(private readonly crowd: Crowd, private readonly plans: readonly PlannedReport[]) {}

  get allFiled(): boolean {
    return this.filed.length === this.plans.length;
  }

  /** `rest` answers how many milliseconds each of them rests before the next report, when this part of the plan (0 to 1) is filed. */
  async run(people: number, signal: AbortSignal, rest: (filed: number) => number = () => 0): Promise<void> {
    await Promise.all(Array.from({ length: people }, () => this.work(signal, rest)));
  }

  private async work(signal: AbortSignal, rest: (filed: number) => number): Promise<void> {
    for (let plan = this.plans[this.next++]; plan !== undefined && !signal.aborted; plan = this.plans[this.next++]) {
      await pause(rest(this.filed.length / this.plans.length), undefined, { signal }).catch(() => undefined);
      const receipt = await this.file(plan, signal);
      if (receipt === undefined) return;
      this.filed.push({ plan, receipt, finished: false, nextLook: 0 });
      if (!plan.clickedTwice) continue;
      const again = await this.file(plan, signal);
      if (again !== undefined && JSON.stringify(again) !== JSON.stringify(receipt)) this.contradictions.push(receipt.number);
    }
  }

  private async file(plan: PlannedReport, signal: AbortSignal): Promise<Receipt | undefined> {
    const teller = plan.account === undefined ? this.crowd.anybody() : this.crowd.person(plan.account);
    while (!signal.aborted) {
      const answer = await teller.post('/api/mandatory-reporting/reports', plan.body, { idempotencyKey: plan.idempotencyKey }).catch(() => undefined);
      if (answer?.status === 201) return answer.body;
      if (answer !== undefined) this.crowd.odd(`file: ${answer.status} ${answer.body?.code ?? ''}`);
      await pause(500);
    }
    return undefined;
  }
}
