import type { INestApplication } from '@nestjs/common';
import { SwaggerModule } from '@nestjs/swagger';
import type { Express, Request, Response } from 'express';
import { openApiDocument } from './openapi.js';

/** The API's documents: `/api/openapi.json` for all, `/api/<service>/openapi.json` for one, and a page to read them at `/docs`. */
export function serveDocuments(app: INestApplication, server: Express, version: string, services: readonly string[]): void {
  const whole = openApiDocument(app, version);
  server.get('/api/openapi.json', (_request: Request, response: Response) => { response.json(whole); });
  for (const service of services) {
    const own = openApiDocument(app, version, `/api/${service}`);
    server.get(`/api/${service}/openapi.json`, (_request: Request, response: Response) => { response.json(own); });
  }
  SwaggerModule.setup('docs', app, whole, { customSiteTitle: '童护联转 API' });
}
