import type { INestApplication } from '@nestjs/common';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { Express, NextFunction, Request, Response } from 'express';
import type { OtherServices } from '../run/other-services.js';
import { openApiDocument } from './openapi.js';

export interface DocumentParts {
  readonly app: INestApplication;
  readonly server: Express;
  readonly version: string;
  readonly services: readonly string[];
  readonly others: OtherServices;
}

/**
 * The API's documents: `/api/openapi.json` for all, `/api/<service>/openapi.json` for one, and a page to read them at `/docs`.
 * Services of other processes tell theirs when asked; one that does not answer is left out.
 */
export function serveDocuments({ app, server, version, services, others }: DocumentParts): void {
  const whole = openApiDocument(app, version);
  server.get('/api/openapi.json', (_request: Request, response: Response, next: NextFunction) => {
    others.ask<OpenAPIObject>((service) => `/api/${service}/openapi.json`)
      .then((told) => { response.json(told.reduce((all, [, document]) => withDocument(all, document), whole)); }, next);
  });
  for (const service of services) {
    const own = openApiDocument(app, version, `/api/${service}`);
    server.get(`/api/${service}/openapi.json`, (_request: Request, response: Response) => { response.json(own); });
  }
  SwaggerModule.setup('docs', app, whole, { customSiteTitle: '童护联转 API', swaggerUrl: '/api/openapi.json' });
}

function withDocument(all: OpenAPIObject, more: OpenAPIObject | undefined): OpenAPIObject {
  if (more === undefined) return all;
  const paths = Object.fromEntries(Object.entries({ ...all.paths, ...more.paths }).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...all, paths, components: { ...all.components, schemas: { ...all.components?.schemas, ...more.components?.schemas } } };
}
