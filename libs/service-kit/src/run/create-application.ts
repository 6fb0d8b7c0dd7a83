import { Module, type DynamicModule, type INestApplication } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { PermissionGuard, serviceKeysPath, TokenVerifier, type Heard } from '@referrals/auth';
import { SERVICES } from '@referrals/contracts';
import type { Express } from 'express';
import { HealthController } from '../http/health.controller.js';
import { InputPipe } from '../http/input-pipe.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { refuseUnfitRoutes } from '../http/refuse-unfit-routes.js';
import { Health } from './health.js';
import type { Logger } from './logger.js';
import { NestLogger } from './nest-logger.js';
import { OtherServices } from './other-services.js';
import type { Addresses } from './addresses.js';
import { suspendedStaffOf, type SuspendedStaff } from '../suspended/suspended-staff.js';
import { serviceModule, type ServiceDefinition, type ServiceRuntime } from './service-definition.js';

interface Parts { readonly services: readonly { definition: ServiceDefinition; runtime: ServiceRuntime }[]; readonly addresses: Addresses; readonly health: Health; readonly logger: Logger; readonly others: OtherServices }

/** The Nest application of some services: their modules, one guard, one pipe, one filter. There is none with a route that is not checked. */
export async function createApplication(server: Express, { services, addresses, health, logger, others }: Parts): Promise<INestApplication> {
  @Module({})
  class Exchange {}
  const root: DynamicModule = {
    module: Exchange,
    imports: services.map(({ definition, runtime }) => serviceModule(definition, runtime)),
    controllers: [HealthController],
    providers: [{ provide: Health, useValue: health }, { provide: OtherServices, useValue: others }],
  };
  const app = await NestFactory.create(root, new ExpressAdapter(server), {
    bodyParser: false, logger: new NestLogger(logger), abortOnError: false, forceCloseConnections: true,
  });
  const tokens = new TokenVerifier([
    { issuer: addresses.issuer, jwks: new URL(`${addresses.internal.directory}/oidc/jwks`), kind: 'STAFF' },
    { issuer: 'urn:referrals:mandatory-reporting', jwks: new URL(`${addresses.internal['mandatory-reporting']}/api/mandatory-reporting/jwks`), kind: 'ANONYMOUS_REPORTER' },
    ...SERVICES.map((service) => ({ kind: 'SERVICE' as const, service, jwks: new URL(`${addresses.internal[service]}${serviceKeysPath(service)}`) })),
  ]);
  // Once for the application: two modules that register a guard of their own would run it twice.
  app.useGlobalGuards(new PermissionGuard(new Reflector(), tokens, { ...heardIn(services), secure: addresses.origin.startsWith('https:') }));
  app.useGlobalPipes(new InputPipe());
  app.useGlobalFilters(new ProblemFilter(logger));
  refuseUnfitRoutes(app);
  return app;
}

/** Each service of this process answers for its own routes by its own list. */
function heardIn(services: Parts['services']): Heard {
  const lists = services.map(({ definition, runtime }) => ({ below: `/api/${definition.name}/`, list: suspendedStaffOf(runtime.database) }));
  const listFor = (path: string): SuspendedStaff | undefined => lists.find(({ below }) => path.toLowerCase().startsWith(below))?.list;
  return {
    isSuspended: async (path, staff) => await listFor(path)?.has(staff) ?? false,
    standsSince: async (path, staff) => await listFor(path)?.standsSince(staff) ?? 0,
  };
}
