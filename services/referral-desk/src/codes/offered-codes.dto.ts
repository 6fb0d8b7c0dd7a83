import { AGENCIES, type Agency } from '@referrals/contracts';
import { Codes, OneOf, OmitType, Parts, Text, YesNo } from '@referrals/service-kit';
import { LabelledCode, ReturnReasonView } from './codes.dto.js';

export class OfferedCodeView extends LabelledCode {
  @OneOf(['A', 'B', 'C'], { description: 'What this reporter is told of it. A: the fact, or the desk’s own sentence (`text`); B: a general sentence; C: nothing' }) tell!: 'A' | 'B' | 'C';
  @Text({ nullable: true, description: 'The sentence itself, unless the desk says another; null: nothing is told' }) reporterReads!: string | null;
  @YesNo({ description: 'To conclude with it, `proof` of its receipt is needed' }) needsProof!: boolean;
  @OneOf(['NAMED', ...AGENCIES], { optional: true, description: 'The agency that has the work then; NAMED: the one that `toAgency` names' }) handsOverTo?: Agency | 'NAMED';
  @YesNo({ description: 'It is made by a document: ask for its `number`' }) asksNumber!: boolean;
}

export class OfferedReason extends OmitType(ReturnReasonView, ['agencies']) {}

/** What the caller may say with the moves of a referral as it stands: what is here is taken, what is not is refused. */
export class OfferedCodesView {
  @Parts(() => OfferedCodeView) decide!: OfferedCodeView[];
  @Parts(() => OfferedCodeView) conclude!: OfferedCodeView[];
  @Parts(() => OfferedReason) returnReasons!: OfferedReason[];
  @Codes(AGENCIES, { description: 'Whom `toAgency` may name; outside the exchange: none of them, and a proof' }) toAgencies!: Agency[];
  @YesNo({ description: 'It may be held back from the reporter, with a reason' }) mayWithhold!: boolean;
}
