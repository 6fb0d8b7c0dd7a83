import { Injectable } from '@nestjs/common';
import { DomainError } from '@referrals/contracts';
import { categoryMoves, categoryToMove, isDetermined, type CategoryAction } from './category.moves.domain.js';
import { Category } from './category.entity.js';
import type { DecideBody, EndCategoryBody, RefuseBody } from './category.dto.js';
import { ChangeFile, type FileRequest } from './change-file.js';
import type { ChangedFile } from './child.dto.js';
import type { NewCategory } from './new-child.dto.js';
import type { OpenFile } from './open-file.js';
import { proposeCategory } from './propose-category.js';

/** Why a child is on file: proposed, decided, ended. */
@Injectable()
export class ChangeCategories {
  constructor(private readonly files: ChangeFile) {}

  propose(request: FileRequest<NewCategory>): Promise<ChangedFile> {
    return this.files.byPerson(request, (file) => {
      file.expectActive();
      return proposeCategory(file, request.body);
    });
  }

  /** @throws DomainError NOT_FOUND, ILLEGAL_MOVE, DOCUMENT_REQUIRED, DATE_IN_FUTURE, PERIOD_INVALID */
  move(action: CategoryAction, categoryId: string, request: FileRequest): Promise<ChangedFile> {
    return this.files.byPerson(request, (file) => {
      const category = file.state.categories.find(({ id }) => id === categoryId);
      if (category === undefined) throw new DomainError('NOT_FOUND');
      const { to } = categoryMoves.admit(action, categoryToMove(category), file);
      MOVES[action](file, category, request.body as never, to === 'ENDED');
      return categoryId;
    });
  }
}

const decided = ({ viewer, change }: OpenFile, reason: string | null = null) => ({ decidedBy: viewer?.staff ?? null, decidedAt: change.at, decidedReason: reason });

const MOVES: { readonly [A in CategoryAction]: (file: OpenFile, category: Category, body: never, ends: boolean) => void } = {
  confirm(file, category, { evidence, documentNumber }: DecideBody) {
    if (isDetermined(category.code) && documentNumber === undefined) throw new DomainError('DOCUMENT_REQUIRED', { field: 'documentNumber' });
    file.put(Category, category, { status: 'CONFIRMED', documentNumber, ...decided(file, evidence) });
    file.record('category.confirmed', { code: category.code });
  },
  refuse(file, category, { reason }: RefuseBody) {
    file.put(Category, category, { status: 'REFUSED', ...decided(file, reason) });
    file.record('category.refused', { code: category.code });
  },
  end(file, category, { to, evidence }: EndCategoryBody, ends) {
    file.expectPast(to, 'to');
    if (to < category.fromOn) throw new DomainError('PERIOD_INVALID', { field: 'to' });
    file.put(Category, category, { endProposedOn: to, endEvidence: evidence, ...(ends ? { status: 'ENDED' as const, toOn: to, ...decided(file, evidence) } : {}) });
    file.record(ends ? 'category.ended' : 'category.end-proposed', { code: category.code });
  },
  'confirm-end'(file, category, { evidence }: DecideBody) {
    file.put(Category, category, { status: 'ENDED', toOn: category.endProposedOn, ...decided(file, evidence) });
    file.record('category.ended', { code: category.code });
  },
  keep(file, category, { reason }: RefuseBody) {
    file.put(Category, category, { endProposedOn: null, ...decided(file, reason) });
    file.record('category.kept', { code: category.code });
  },
};
