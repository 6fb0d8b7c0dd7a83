import { Body, Controller, HttpCode, Post, type StreamableFile } from '@nestjs/common';
import { Caller, Requires, type StaffPrincipal } from '@referrals/auth';
import { writeSheet } from '@referrals/files';
import { Describe, fileAnswer, NameParam, XLSX } from '@referrals/service-kit';
import { recordsController } from '../record-routes.js';
import { EnterFile } from './enter-file.js';
import { EnteredBody } from './entered.dto.js';
import { ExportBody } from './export.dto.js';
import { ExportFiles } from './export-files.query.js';
import { EXPORT_HEADERS, EXPORT_KINDS, type ExportKind } from './lines.domain.js';

const TITLES: Readonly<Record<ExportKind, string>> = { provincial: '儿童信息', roster: '花名册' };

@Controller('api/child-registry/exports')
export class ExportController {
  constructor(private readonly files: ExportFiles) {}

  @Post(':kind')
  @HttpCode(200)
  @Requires('child.export')
  @Describe({ summary: 'Files of a place as a workbook, for a reason that is recorded; for the province those that differ from what it has', file: XLSX, errors: ['NOT_FOUND', 'NOT_YOURS_TO_DO', 'REASON_REQUIRED', 'DIVISION_CODE_INVALID'] })
  async export(@NameParam('kind', EXPORT_KINDS) kind: ExportKind, @Caller() principal: StaffPrincipal, @Body() body: ExportBody): Promise<StreamableFile> {
    const rows = await this.files.rows(principal, kind, body);
    return fileAnswer(writeSheet({ name: TITLES[kind], columns: EXPORT_HEADERS[kind].map((header) => ({ header })), rows }), XLSX, `${TITLES[kind]}-${body.scope}.xlsx`);
  }
}

export const EnteredController = recordsController<EnterFile>({
  name: 'EnteredController', use: EnterFile,
  routes: [{ path: 'entered', summary: 'Say that the province’s system has what the file says', body: EnteredBody, errors: ['NOT_YOURS_TO_DO'], work: (use, request) => use.entered(request) }],
});
