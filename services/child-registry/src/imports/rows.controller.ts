import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { CountParam, Describe, IdParam } from '@referrals/service-kit';
import { DecideByHand } from './decide-by-hand.js';
import { DecidedRow, DecideRowBody, RowContentView } from './rows.dto.js';

@Controller('api/child-registry/imports/:id/rows/:n')
export class ImportRowController {
  constructor(private readonly rows: DecideByHand) {}

  @Get()
  @Requires('child.import')
  @Describe({ summary: 'A row of the province’s file beside the file it is of', response: RowContentView, errors: ['NOT_FOUND'] })
  show(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @CountParam('n') n: number): Promise<RowContentView> {
    return this.rows.show(principal, id, n);
  }

  /** The last word counts, and the same word again changes nothing: there is no idempotency key. */
  @Post('decide')
  @HttpCode(200)
  @Requires('child.import')
  @Describe({ summary: 'Decide on a row that waits; it is done when the import is applied', response: DecidedRow, errors: ['NOT_FOUND', 'IMPORT_NOT_CHECKED', 'ROW_NOT_WAITING', 'INVALID_INPUT'] })
  decide(@Caller() principal: StaffPrincipal, @IdParam('id') id: string, @CountParam('n') n: number, @Body() body: DecideRowBody): Promise<DecidedRow> {
    return this.rows.decide(principal, id, n, body);
  }
}
