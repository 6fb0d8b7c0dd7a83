import { Controller, Get, HttpCode, Post, Query, type StreamableFile } from '@nestjs/common';
import { Readable } from 'node:stream';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { DomainError, errorCatalogue } from '@referrals/contracts';
import { readWhole } from '@referrals/files';
import { Describe, fileAnswer, XLSX, XlsxBody } from '@referrals/service-kit';
import type { Request } from 'express';
import { ExportRegister } from './export-register.query.js';
import { ImportRegister } from './import-register.js';
import { ImportAsked, RegisterImportView } from './imports.dto.js';
import { MOST_BYTES, readRegisterFile } from './read-register-file.js';
import type { DecidedRegister, Outcome } from './register-file.js';

const MOST_TOLD = 500;
const FILE_ERRORS = ['FILE_TOO_LARGE', 'FILE_UNPACKS_TOO_LARGE', 'FILE_UNREADABLE', 'FILE_LOCKED', 'FILE_HAS_MACROS', 'FILE_HAS_FORMULAS', 'FILE_SHEET_MISSING', 'FILE_TOO_MANY_ROWS', 'IMPORT_HEADER', 'TOO_MANY_DESKS', 'OVERLOADED'];

@Controller('api/directory')
export class RegisterImportController {
  private busy = false;

  constructor(private readonly imports: ImportRegister, private readonly exports: ExportRegister) {}

  /** The file itself is the key: sent again it finds everything done. One at a time in a process; who comes then comes again. */
  @Post('imports')
  @HttpCode(200)
  @Requires('directory.administer')
  @Describe({ summary: 'Take organisations, desks and people from a workbook: all or nothing', response: RegisterImportView, errors: FILE_ERRORS })
  async send(@Caller() caller: StaffPrincipal, @Query() { dryRun }: ImportAsked, @XlsxBody() request: Request): Promise<RegisterImportView> {
    if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) throw new DomainError('FILE_TOO_LARGE', { facts: { limit: MOST_BYTES } });
    if (this.busy) throw new DomainError('OVERLOADED', { retryAfter: 5 });
    this.busy = true;
    try {
      const file = await readRegisterFile(await readWhole(request, MOST_BYTES));
      return dryRun === 'true' ? view(await this.imports.preview(caller, file), false) : view(await this.imports.apply(caller, file), true);
    } finally {
      this.busy = false;
    }
  }

  @Get('exports/register.xlsx')
  @Requires('directory.administer')
  @Describe({ summary: 'The register as a workbook that an import takes again', file: XLSX })
  async register(@Caller() caller: StaffPrincipal): Promise<StreamableFile> {
    return fileAnswer(Readable.from([await this.exports.book(caller)]), XLSX, '单位和人员.xlsx');
  }
}

function view({ organisations, desks, staff, faults }: DecidedRegister, wanted: boolean): RegisterImportView {
  const counts = ({ added, changed, unchanged }: Outcome<unknown>) => ({ added: added.length, changed: changed.length, unchanged });
  return {
    applied: wanted && faults.length === 0, organisations: counts(organisations), desks: counts(desks), staff: counts(staff), faults: faults.length,
    errors: faults.slice(0, MOST_TOLD).map((fault) => ({ ...fault, title: errorCatalogue[fault.code]?.zh ?? '' })),
  };
}
