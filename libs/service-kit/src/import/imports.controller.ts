import { Controller, Get, HttpCode, Post, Query, type StreamableFile, type Type } from '@nestjs/common';
import { Caller, Requires, type Permission, type Principal } from '@referrals/auth';
import { DomainError, type ServiceName } from '@referrals/contracts';
import { readWhole } from '@referrals/files';
import type { Request } from 'express';
import { Describe } from '../http/describe.js';
import { IdParam, NoBody } from '../http/input.js';
import { named } from '../http/named.js';
import { tell } from '../http/response-signals.js';
import { fileAnswer, XLSX, XlsxBody } from '../http/xlsx.js';
import { importReport } from './import-report.js';
import { Imports } from './imports.js';
import { ImportList, ImportRowList, ImportRowsQuery, ImportView, SendImport, showImport, showRow, summarize } from './imports.dto.js';
import { bytesAtMost } from './read-rows.js';

const FILE_ERRORS = ['FILE_TOO_LARGE', 'FILE_UNPACKS_TOO_LARGE', 'FILE_UNREADABLE', 'FILE_LOCKED', 'FILE_HAS_MACROS', 'IMPORT_HEADER', 'OVERLOADED'];
/** Files that one process holds in memory at a time; who comes then comes again. */
const MOST_AT_ONCE = 2;

/** The routes of a service's imports under `/api/<service>/imports`. The file itself is the key: sent again it is the same import, so there is no idempotency key. */
export function importsController(service: ServiceName, permission: Permission, names: readonly string[]): Type {
  @Controller(`api/${service}/imports`)
  class ImportsController {
    private taken = 0;

    constructor(private readonly imports: Imports) {}

    // A path for each, not one with a parameter: `{name}` and `{id}` in one place would be the same path to OpenAPI.
    @Post([...names])
    @HttpCode(202)
    @Requires(permission)
    @Describe({ summary: 'Send a file: it is checked, and applied unless dryRun', status: 202, response: ImportView, errors: FILE_ERRORS })
    async send(@Query() { dryRun }: SendImport, @XlsxBody() request: Request, @Caller() principal: Principal): Promise<ImportView> {
      const name = request.path.slice(request.path.lastIndexOf('/') + 1);
      const most = bytesAtMost(this.imports.plan(principal, name));
      if (Number(request.headers['content-length'] ?? 0) > most) throw new DomainError('FILE_TOO_LARGE', { facts: { limit: most } });
      if (this.taken >= MOST_AT_ONCE) throw new DomainError('OVERLOADED', { retryAfter: 5 });
      this.taken += 1;
      // How long a file is on its way says nothing of how long answers take: it has places of its own.
      if (request.res !== undefined) tell(request.res, 'streaming');
      try {
        return showImport(await this.imports.send(principal, name, await readWhole(request, most), dryRun === 'true'));
      } finally {
        this.taken -= 1;
      }
    }

    @Get()
    @Requires(permission)
    @Describe({ summary: 'The latest imports of the caller’s organisation, newest first', response: ImportList })
    async latest(@Caller() principal: Principal): Promise<ImportList> {
      return { items: (await this.imports.latest(principal)).map(summarize) };
    }

    @Get(':id')
    @Requires(permission)
    @Describe({ summary: 'Where an import stands', response: ImportView, errors: ['NOT_FOUND'] })
    async one(@IdParam('id') id: string, @Caller() principal: Principal): Promise<ImportView> {
      return showImport(await this.imports.standing(principal, id));
    }

    @Get(':id/rows')
    @Requires(permission)
    @Describe({ summary: 'What became of each row, by its number; what stands in it is not told', response: ImportRowList, errors: ['NOT_FOUND'] })
    async rows(@IdParam('id') id: string, @Query() { after, limit, action }: ImportRowsQuery, @Caller() principal: Principal): Promise<ImportRowList> {
      const rows = await this.imports.rows(principal, id, after, limit, action);
      return { items: rows.map(showRow), next: rows.length < limit ? null : rows.at(-1)?.n ?? null };
    }

    @Get(':id/report')
    @Requires(permission)
    @Describe({ summary: 'The same as a workbook', file: XLSX, errors: ['NOT_FOUND'] })
    async report(@IdParam('id') id: string, @Caller() principal: Principal): Promise<StreamableFile> {
      const { name } = await this.imports.standing(principal, id);
      const report = importReport(this.imports.plan(principal, name), (n, most) => this.imports.rows(principal, id, n, most));
      return fileAnswer(report, XLSX, `导入结果-${id}.xlsx`);
    }

    @Post(':id/apply')
    @HttpCode(200)
    @Requires(permission)
    @Describe({ summary: 'Apply what was checked, or take up again what waits', response: ImportView, errors: ['IMPORT_NOT_CHECKED'] })
    async apply(@IdParam('id') id: string, @NoBody() _body: object, @Caller() principal: Principal): Promise<ImportView> {
      return showImport(await this.imports.act(principal, id, 'apply'));
    }

    @Post(':id/discard')
    @HttpCode(200)
    @Requires(permission)
    @Describe({ summary: 'Put an import aside; what was applied stays', response: ImportView, errors: ['IMPORT_NOT_CHECKED'] })
    async discard(@IdParam('id') id: string, @NoBody() _body: object, @Caller() principal: Principal): Promise<ImportView> {
      return showImport(await this.imports.act(principal, id, 'discard'));
    }
  }
  return named(ImportsController, service);
}
