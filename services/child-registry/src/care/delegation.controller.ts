import { YesNo } from '@referrals/service-kit';
import { ChangedFile } from '../child/child.dto.js';
import { recordsController } from '../record-routes.js';
import { ClearDoubtBody, DoubtBody, EndDelegationBody, HelpDelegateBody, NewDelegation, ReselectBody, TellParentsBody } from './delegation.dto.js';
import { Delegations } from './delegations.js';

export class DelegatedFile extends ChangedFile {
  @YesNo({ description: 'The delegate’s offence asks whether the child was harmed' }) asksHarm!: boolean;
}

const DATES = ['DATE_IN_FUTURE', 'PERIOD_INVALID'];
const RECORDED = [...DATES, 'PERIOD_OVERLAP', 'PHONE_INVALID', 'ILLEGAL_MOVE'];

/** 委托照护 */
export const DelegationController = recordsController<Delegations>({
  name: 'DelegationController', use: Delegations,
  routes: [
    { path: 'delegations', summary: 'Record whom the parents asked to look after the child, as it is', body: NewDelegation, answer: DelegatedFile, errors: RECORDED, work: (use, request) => use.record(request as never) },
    { path: 'delegations/:rid/doubt', summary: 'Doubt that the delegate is fit', body: DoubtBody, errors: ['ILLEGAL_MOVE'], work: (use, request, id) => use.move('doubt', id, request) },
    { path: 'delegations/:rid/tell-parents', summary: 'Say that the parents were told, or were not reached', body: TellParentsBody, errors: ['ILLEGAL_MOVE', ...DATES], work: (use, request, id) => use.move('tell-parents', id, request) },
    { path: 'delegations/:rid/help', summary: 'Say how the delegate is helped', body: HelpDelegateBody, errors: ['ILLEGAL_MOVE', 'PERIOD_INVALID'], work: (use, request, id) => use.move('help', id, request) },
    { path: 'delegations/:rid/clear', summary: 'Say that there is no doubt any more', body: ClearDoubtBody, errors: ['ILLEGAL_MOVE', 'EVIDENCE_REQUIRED'], work: (use, request, id) => use.move('clear', id, request) },
    { path: 'delegations/:rid/reselect', summary: 'Record whom the parents chose instead', body: ReselectBody, errors: RECORDED, work: (use, request, id) => use.move('reselect', id, request) },
    { path: 'delegations/:rid/end', summary: 'Say that the delegation ended', body: EndDelegationBody, errors: ['ILLEGAL_MOVE', ...DATES], work: (use, request, id) => use.move('end', id, request) },
  ],
});
