import { Injectable } from '@nestjs/common';
import { databaseContext, Scope, type StaffPrincipal } from '@referrals/auth';
import { ServiceDatabase } from '@referrals/database';
import { ClockPort, readPage, SensitiveRows } from '@referrals/service-kit';
import { Viewers } from '../viewers.js';
import type { MovePage, MoveQuery } from './move.dto.js';
import { FileMove } from './move.entity.js';
import { moveView } from './move-view.js';

const agencies = ['VILLAGE', 'TOWNSHIP', 'CIV'] as const;

/** Both sides of a move, and who is above them. The migration says the same. */
export const moveScope = new Scope({ seenBy: [{ prefix: 'from_division', agencies: [...agencies] }, { prefix: 'to_division', agencies: [...agencies] }] });

/** Moves of the caller's places, the last first. */
@Injectable()
export class ListMoves {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort, private readonly sensitive: SensitiveRows, private readonly viewers: Viewers) {}

  /** @throws DomainError INVALID_CURSOR */
  async list(principal: StaffPrincipal, query: MoveQuery): Promise<MovePage> {
    const [viewer, at] = [await this.viewers.of(principal), this.clock.now()];
    const { rows, next } = await this.database.read(databaseContext(viewer, at), (tx) => readPage<FileMove>(tx, {
      entity: FileMove, asked: query, order: { by: 'proposedAt', descending: true }, scope: (bind) => moveScope.rows(viewer, bind),
      where: (bind) => (query.state === undefined ? [] : [`r.state = ${bind(query.state)}`]),
    }));
    return { items: rows.map((row) => moveView(this.sensitive, row, viewer, at)), next };
  }
}
