import { recordsController } from '../record-routes.js';
import { Absences } from './absences.js';
import { BackBody, EndPeriodBody, NewAway, NewCaregiver, NewGuardian, NewParentFact } from './care.dto.js';
import { Caregivers } from './caregivers.js';
import { Guardians } from './guardians.js';

const DATES = ['DATE_IN_FUTURE', 'PERIOD_INVALID'];

export const GuardianController = recordsController<Guardians>({
  name: 'GuardianController', use: Guardians,
  routes: [
    {
      path: 'guardians', summary: 'Record a guardian, with the facts of a parent', body: NewGuardian,
      errors: [...DATES, 'FILE_FULL', 'ID_NUMBER_FORM', 'ID_NUMBER_BIRTH_DATE', 'ID_NUMBER_CHECK', 'PHONE_INVALID'], work: (use, request) => use.add(request as never),
    },
    { path: 'guardians/:rid/end', summary: 'Say that a guardian is one no longer', body: EndPeriodBody, errors: DATES, work: (use, request, id) => use.end(id, request as never) },
    { path: 'guardians/:rid/facts', summary: 'Record what is the case with a parent', body: NewParentFact, errors: DATES, work: (use, request, id) => use.addFact(id, request as never) },
    { path: 'guardians/:rid/facts/:part/end', summary: 'Say that it is no longer the case', body: EndPeriodBody, errors: DATES, work: (use, request, id, fact) => use.endFact(id, fact, request as never) },
  ],
});

export const CaregiverController = recordsController<Caregivers>({
  name: 'CaregiverController', use: Caregivers,
  routes: [
    { path: 'caregivers', summary: 'Record who looks after the child', body: NewCaregiver, errors: [...DATES, 'CARER_REQUIRED', 'PHONE_INVALID'], work: (use, request) => use.add(request as never) },
    { path: 'caregivers/:rid/end', summary: 'Say that they look after the child no longer', body: EndPeriodBody, errors: DATES, work: (use, request, id) => use.end(id, request as never) },
  ],
});

export const AbsenceController = recordsController<Absences>({
  name: 'AbsenceController', use: Absences,
  routes: [
    { path: 'away', summary: 'Record that the child is away: no visit is owed', body: NewAway, errors: [...DATES, 'PERIOD_OVERLAP', 'NOT_YOURS_TO_DO'], work: (use, request) => use.add(request as never) },
    { path: 'away/:rid/back', summary: 'Say when the child is back', body: BackBody, errors: ['PERIOD_INVALID', 'PERIOD_OVERLAP', 'NOT_YOURS_TO_DO'], work: (use, request, id) => use.back(id, request as never) },
    { path: 'away/:rid/confirm', summary: 'Confirm an absence that was written late', errors: ['NOT_YOURS_TO_DO', 'SAME_PERSON', 'ILLEGAL_MOVE'], work: (use, request, id) => use.confirm(id, request) },
  ],
});
