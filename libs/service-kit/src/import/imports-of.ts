import type { InjectionToken, Provider, Type } from '@nestjs/common';
import type { Permission } from '@referrals/auth';
import type { ServiceName } from '@referrals/contracts';
import type { ServiceRuntime } from '../run/service-definition.js';
import type { DeclaredImport } from './import-of.js';
import { ImportRunner } from './import-runner.js';
import { ImportStore } from './import-store.js';
import { Imports } from './imports.js';
import { importsController } from './imports.controller.js';
import { RowLedger } from './row-ledger.js';

const PLANS = Symbol('imports');

export interface ServiceImports { readonly controllers: readonly Type[]; readonly providers: (runtime: ServiceRuntime) => readonly Provider[] }

/** Imports that need providers of the service: made of what `inject` names, in its order. */
export interface ImportsMade {
  readonly names: readonly string[];
  readonly inject: readonly InjectionToken[];
  readonly make: (...injected: never[]) => readonly DeclaredImport[];
}

/** The imports of a service: their routes, and what brings them to their end. Part of its definition. */
export function importsOf(service: ServiceName, permission: Permission, declared: readonly DeclaredImport[] | ImportsMade): ServiceImports {
  const { names, inject, make } = 'make' in declared ? declared : { names: declared.map(({ name }) => name), inject: [], make: () => declared };
  return {
    controllers: [importsController(service, permission, names)],
    providers: ({ database, clock, keys, logger }) => {
      const parts = { database, clock, logger, keys, store: new ImportStore(database, keys), ledger: new RowLedger(keys) };
      return [
        { provide: PLANS, useFactory: make, inject: [...inject] },
        { provide: ImportRunner, useFactory: (plans: readonly DeclaredImport[]) => new ImportRunner(parts, plans), inject: [PLANS] },
        { provide: Imports, useFactory: (plans: readonly DeclaredImport[], runner: ImportRunner) => new Imports(parts, plans, runner), inject: [PLANS, ImportRunner] },
      ];
    },
  };
}
