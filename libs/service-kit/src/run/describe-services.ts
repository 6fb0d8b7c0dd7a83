import type { OpenAPIObject } from '@nestjs/swagger';
import { systemClock } from '@referrals/calendar';
import { createPool, Entities, ServiceDatabase, SHARDS } from '@referrals/database';
import express from 'express';
import { DemoClock } from '../demo-clock/demo-clock.js';
import { openApiDocument } from '../http/openapi.js';
import { FileKeyRing } from '../keys/key-ring.js';
import { createApplication } from './create-application.js';
import { Health } from './health.js';
import { Logger } from './logger.js';
import { OtherServices } from './other-services.js';
import { forEachService } from './service-addresses.js';
import type { Addresses } from './addresses.js';
import type { ServiceDefinition } from './service-definition.js';

/** The OpenAPI document of services, without starting them: no connection is opened and nothing listens. */
export async function describeServices(definitions: readonly ServiceDefinition[], version: string): Promise<OpenAPIObject> {
  const nowhere = 'http://127.0.0.1:9';
  const addresses: Addresses = { origin: nowhere, issuer: `${nowhere}/oidc`, internal: forEachService(() => nowhere) };
  const logger = new Logger('documents', 'silent');
  const health = new Health();
  for (const { entities = [] } of definitions) await Entities.of(entities);
  const services = definitions.map((definition) => {
    const pool = createPool({ url: 'postgresql://127.0.0.1:9/none', name: 'documents', max: 1, schema: 'none' });
    const database = new ServiceDatabase(definition.name, { app: pool, worker: pool }, SHARDS);
    const runtime = { database, clock: new DemoClock(systemClock, database), keys: new FileKeyRing(FileKeyRing.create()), logger, health, addresses, environment: {} };
    return { definition, runtime };
  });
  const others = new OtherServices(addresses, definitions.map(({ name }) => name));
  const app = await createApplication(express(), { services, addresses, health, logger, others });
  return openApiDocument(app, version);
}
