import { AGENCIES, type Agency } from '@referrals/contracts';
import { Codes, OneOf, Parts, Text, YesNo } from '@referrals/service-kit';

/** A code, and what officials say for it. */
export class LabelledCode {
  @Text() code!: string;
  @Text() label!: string;
}

export class DecisionCodeView extends LabelledCode {
  @YesNo({ description: '`decide` takes it: the referral stays open' }) decide!: boolean;
  @YesNo({ description: '`conclude` takes it: the referral ends' }) conclude!: boolean;
  @OneOf(['NAMED', ...AGENCIES], { optional: true, description: 'The agency that has the work then; NAMED: the one that `toAgency` names' }) handsOverTo?: Agency | 'NAMED';
  @YesNo({ description: 'It leaves the system: `proof` of its receipt is needed' }) needsProof!: boolean;
}

export class AgencyCodes {
  @OneOf(AGENCIES) agency!: Agency;
  @Parts(() => DecisionCodeView) decisions!: DecisionCodeView[];
  @YesNo({ description: 'Its desks may `return`; police, procuratorate and court transfer' }) mayReturn!: boolean;
}

export class ReturnReasonView extends LabelledCode {
  @YesNo({ description: '`return` asks for a `note` with it' }) needsNote!: boolean;
  @Codes(AGENCIES) agencies!: Agency[];
}

/** What desks may say with their moves. A referral goes by the codes of the agency whose desk owns it. */
export class MoveCodes {
  @Parts(() => AgencyCodes) agencies!: AgencyCodes[];
  @Parts(() => ReturnReasonView) returnReasons!: ReturnReasonView[];
}
