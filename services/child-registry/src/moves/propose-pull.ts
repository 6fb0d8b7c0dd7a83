import { Injectable } from '@nestjs/common';
import { DomainError } from '@referrals/contracts';
import { ServiceDatabase } from '@referrals/database';
import { ChangeFile } from '../child/change-file.js';
import { FileMove } from './move.entity.js';
import { proposeMove } from './propose-move.js';

const WHY = '建档时发现该儿童在其他地方已有档案。';

/** Somebody opens a file of a child whose file is elsewhere: it is asked to come, and nothing of it is told. */
@Injectable()
export class ProposePull {
  constructor(private readonly files: ChangeFile, private readonly database: ServiceDatabase) {}

  /** The move that asks for it, an open one of the same kind included; undefined where the file has ended or goes elsewhere already. */
  async to(toDivision: string, childId: string): Promise<string | undefined> {
    try {
      return await this.propose(toDivision, childId);
    } catch (error) {
      const primary = error instanceof DomainError && error.code === 'FILE_LINKED' ? error.facts['primary'] : undefined;
      if (typeof primary !== 'string') throw error;
      return this.propose(toDivision, primary);
    }
  }

  private propose(toDivision: string, childId: string): Promise<string | undefined> {
    return this.database.asWorker(async (tx) => {
      let move: string | undefined;
      await this.files.bySystem(tx, childId, async (file) => {
        if (file.child.status !== 'ACTIVE') return;
        if (file.state.hasOpenMove) move = (await tx.manager.findOneBy(FileMove, { child: childId, kind: 'PULL', toDivision, state: 'PROPOSED' }))?.id;
        else if (toDivision !== file.child.careDivision) move = proposeMove(file, { kind: 'PULL', toDivision, reason: WHY });
      });
      return move;
    });
  }
}
