import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { problemResponse, problemSchema, problemStatuses } from './common-problems.js';
import { completeOperation, type Schemas } from './complete-document.js';
import { declaredRoutes } from './declared-routes.js';

const HTTP_METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** The OpenAPI 3.1 document of an application, made from its routes. `prefix` narrows it to one service. */
export function openApiDocument(app: INestApplication, version: string, prefix = '/'): OpenAPIObject {
  const base = new DocumentBuilder()
    .setTitle('童护联转 Child Referral Exchange').setVersion(version).setOpenAPIVersion('3.1.0')
    .setDescription('Reports of harm to children, routed to every agency with a duty, each answering in time. Errors are problem details (RFC 9457).')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
    .build();
  const document = SwaggerModule.createDocument(app, base, { operationIdFactory: (controller, method) => `${controller}.${method}` });
  const declared = new Map(declaredRoutes(app).map((route) => [`${route.method} ${route.path.replaceAll(/:([A-Za-z]+)/g, '{$1}')}`, route]));
  document.paths = Object.fromEntries(Object.entries(document.paths).filter(([path]) => path.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1)));
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of HTTP_METHODS) {
      const operation = item[method];
      const route = declared.get(`${method.toUpperCase()} ${path}`);
      const rule = route?.declared;
      if (operation === undefined || route === undefined || rule === undefined) continue;
      operation.tags = [path.split('/')[2] ?? 'health'];
      if ('permission' in rule) operation.security = [{ bearer: [] }];
      else if (rule.optionalSignIn) operation.security = [{ bearer: [] }, {}];
      Object.assign(operation, { 'x-permission': 'permission' in rule ? rule.permission : 'public' });
      const parameters = (operation.parameters ?? []).flatMap((one) => ('name' in one ? [one] : []));
      // Health is read by machines that know no problems.
      const statuses = path.startsWith('/api/') ? problemStatuses({ rule, parameters, body: operation.requestBody !== undefined, errors: route.description?.errors ?? [] }) : ['4XX'];
      for (const status of statuses) operation.responses[status] ??= { $ref: '#/components/responses/Problem' };
      completeOperation(operation, route, (document.components?.schemas ?? {}) as Schemas);
    }
  }
  document.components = {
    ...document.components, schemas: { ...document.components?.schemas, Problem: problemSchema }, responses: { Problem: problemResponse },
  };
  return document;
}
