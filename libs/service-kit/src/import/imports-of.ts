import type { Provider, Type } from '@nestjs/common';
import type { Permission } from '@referrals/auth';
import type { ServiceName } from '@referrals/contracts';
import type { ServiceRuntime } from '../run/service-definition.js';
import type { DeclaredImport } from './import-of.js';
import { ImportRunner } from './import-runner.js';
import { ImportStore } from './import-store.js';
import { Imports } from './imports.js';
import { importsController } from './imports.controller.js';
import { RowLedger } from './row-ledger.js';

export interface ServiceImports { readonly controllers: readonly Type[]; readonly providers: (runtime: ServiceRuntime) => readonly Provider[] }

/** The imports of a service: their routes, and what brings them to their end. Part of its definition. */
export function importsOf(service: ServiceName, permission: Permission, plans: readonly DeclaredImport[]): ServiceImports {
  return {
    controllers: [importsController(service, permission, plans.map(({ name }) => name))],
    providers: ({ database, clock, keys, logger }) => {
      const parts = { database, clock, logger, keys, store: new ImportStore(database, keys), ledger: new RowLedger(keys) };
      const runner = new ImportRunner(parts, plans);
      return [{ provide: ImportRunner, useValue: runner }, { provide: Imports, useValue: new Imports(parts, plans, runner) }];
    },
  };
}
