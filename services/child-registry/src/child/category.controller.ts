import { recordsController } from '../record-routes.js';
import { DecideBody, EndCategoryBody, NewAssessment, NewFactor, NewPlan, RefuseBody } from './category.dto.js';
import { ChangeCategories } from './change-categories.js';
import { ChangeFactors } from './change-factors.js';
import { ReadmitBody } from './end.dto.js';
import { NewCategory } from './new-child.dto.js';
import { Recuse } from './recuse.js';

/** Why a child is on file. */
export const CategoryController = recordsController<ChangeCategories>({
  name: 'CategoryController', use: ChangeCategories,
  routes: [
    {
      path: 'categories', summary: 'Propose a category: it counts from its day on', body: NewCategory, errors: ['DATE_IN_FUTURE', 'CATEGORY_AGE', 'CATEGORY_IN_FORCE', 'FILE_FULL'],
      work: (use, request) => use.propose(request as never),
    },
    { path: 'categories/:rid/confirm', summary: 'Confirm a category', body: DecideBody, errors: ['ILLEGAL_MOVE', 'EVIDENCE_REQUIRED', 'DOCUMENT_REQUIRED'], work: (use, request, id) => use.move('confirm', id, request) },
    { path: 'categories/:rid/refuse', summary: 'Refuse a category', body: RefuseBody, errors: ['ILLEGAL_MOVE', 'REASON_REQUIRED'], work: (use, request, id) => use.move('refuse', id, request) },
    {
      path: 'categories/:rid/end', summary: 'End a category; a village’s end waits for whoever decides', body: EndCategoryBody,
      errors: ['ILLEGAL_MOVE', 'EVIDENCE_REQUIRED', 'DATE_IN_FUTURE', 'PERIOD_INVALID'], work: (use, request, id) => use.move('end', id, request),
    },
    { path: 'categories/:rid/confirm-end', summary: 'Confirm the end of a category', body: DecideBody, errors: ['ILLEGAL_MOVE', 'EVIDENCE_REQUIRED'], work: (use, request, id) => use.move('confirm-end', id, request) },
    { path: 'categories/:rid/keep', summary: 'Keep a category whose end was proposed', body: RefuseBody, errors: ['ILLEGAL_MOVE', 'REASON_REQUIRED'], work: (use, request, id) => use.move('keep', id, request) },
  ],
});

/** How often a child is called on, and what is planned for it. */
export const FactorController = recordsController<ChangeFactors>({
  name: 'FactorController', use: ChangeFactors,
  routes: [
    {
      path: 'factors', summary: 'Add what raises how often the child is called on', body: NewFactor, errors: ['DATE_IN_FUTURE', 'FACTOR_IN_FORCE', 'NOT_YOURS_TO_DO', 'REASON_REQUIRED'],
      work: (use, request) => use.add(request as never),
    },
    {
      path: 'factors/:rid/end', summary: 'End a factor', body: EndCategoryBody, errors: ['ILLEGAL_MOVE', 'NOT_YOURS_TO_DO', 'EVIDENCE_REQUIRED', 'DATE_IN_FUTURE', 'PERIOD_INVALID'],
      work: (use, request, id) => use.end(id, request as never),
    },
    { path: 'assessed', summary: 'Set a tier for a time: it raises, never lowers', body: NewAssessment, errors: ['PERIOD_INVALID', 'REASON_REQUIRED'], work: (use, request) => use.assess(request as never) },
    { path: 'plans', summary: 'Make a plan', body: NewPlan, errors: ['PERIOD_INVALID'], work: (use, request) => use.plan(request as never) },
  ],
});

/** Who steps aside from a file. */
export const RecuseController = recordsController<Recuse>({
  name: 'RecuseController', use: Recuse,
  routes: [
    { path: 'recuse', summary: 'Step aside from a file: the caller sees it no more', work: (use, request) => use.recuse(request) },
    { path: 'readmit', summary: 'Let somebody who stepped aside come back', body: ReadmitBody, errors: ['NOT_YOURS_TO_DO'], work: (use, request) => use.readmit(request as never) },
  ],
});
