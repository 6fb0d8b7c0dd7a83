import { existsSync } from 'node:fs';

/**
 * What must be a file and follows from the list of services: whole files, and marked regions of files that people write. Each entry
 * is the file's path and a function from its committed text to what it must be.
 */
const words = (service) => service.split('-');
const camel = (service) => words(service).map((word, index) => (index === 0 ? word : word[0].toUpperCase() + word.slice(1))).join('');
const addressVariable = (service) => `${service.toUpperCase().replaceAll('-', '_')}_URL`;

const HEADER = '// Written by `npm run generate` from SERVICES (codes.ts). Not edited by hand.\n';

/** @param {string} text @param {string} name of the region @param {string} content with its last newline */
function withRegion(text, name, content) {
  const [open, close] = [`generated: ${name}`, `end of generated: ${name}`];
  const lines = text.split('\n');
  const [from, to] = [open, close].map((mark) => lines.findIndex((line) => line.replace(/^\s*(?:#|<!--)\s*/, '').replace(/\s*-->$/, '') === mark));
  if (from < 0 || to < from) throw new Error(`no region "${name}"`);
  return [...lines.slice(0, from + 1), ...(content === '' ? [] : content.replace(/\n$/, '').split('\n')), ...lines.slice(to)].join('\n');
}

const regions = (list) => (text) => Object.entries(list).reduce((changed, [name, content]) => withRegion(changed, name, content), text);

const json = (change) => (text) => `${JSON.stringify(change(JSON.parse(text)), null, 2)}\n`;

const sorted = (object) => Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));
const isLibrary = (name) => existsSync(new URL(`../../libs/${name}`, import.meta.url));
/** What the list of all services needs beside the services. */
const libraries = (dependencies) => Object.fromEntries(Object.entries(dependencies).filter(([name]) => isLibrary(name.replace('@referrals/', ''))));

/** Scripts by which a service is asked for its decisions, behind all others; libraries are asked in the same way. */
function withServices(scripts, services) {
  const others = Object.entries(scripts).filter(([, command]) => !command.startsWith('node scripts/service.mjs ') || isLibrary(command.split(' ')[2]));
  return Object.fromEntries([...others, ...services.map((service) => [service, `node scripts/service.mjs ${service}`])]);
}

/** A service whose requests are refused with common codes only has no file of errors. */
const hasErrors = (service) => existsSync(new URL(`../../libs/contracts/src/errors/${service}.ts`, import.meta.url));

const contracts = (services) => () => [
  HEADER,
  "import type { ServiceName } from '../codes.js';\n",
  ...services.filter(hasErrors).map((service) => `import { ${camel(service)}Errors } from '../errors/${service}.js';\n`),
  "import type { ErrorEntry } from '../errors/domain-error.js';\n",
  "import type { EventDefinition } from '../event.js';\n",
  ...services.map((service) => `import { ${camel(service)}Events } from '../events/${service}.js';\n`),
  '\n',
  ...services.map((service) => `export * from '../events/${service}.js';\n`),
  '\n/** What each service publishes. */\n',
  'export const eventsOf: Readonly<Record<ServiceName, readonly EventDefinition[]>> = {\n',
  ...services.map((service) => `  '${service}': ${camel(service)}Events,\n`),
  '};\n\n/** The errors that each service names. */\n',
  'export const errorsOf = {\n',
  ...services.map((service) => `  '${service}': ${hasErrors(service) ? `${camel(service)}Errors` : '{}'},\n`),
  '} as const satisfies Readonly<Record<ServiceName, Readonly<Record<string, ErrorEntry>>>>;\n',
].join('');

const compose = (services) => regions({
  addresses: services.map((service) => `  ${addressVariable(service)}: http://${service}:3000\n`).join(''),
  'folders of all services': services.map((service) => `      - "${service}:/data/${service}"\n`).join(''),
  'a container for each service': services.map((service) => `  ${service}:
    <<: *service
    command: [node, services/${service}/dist/main.js]
    environment: { <<: *settings, DATA_DIR: /data/${service}, DATABASE_URL_FILE: /data/${service}/secrets/database-url }
    volumes: ["${service}:/data/${service}"]
`).join('\n'),
  'behind nginx': services.map((service) => `      ${service}: { condition: service_started }\n`).join(''),
  'a volume for each service': services.map((service) => `  ${service}:\n`).join(''),
});

const nginx = (services) => regions({
  'services by name': services.filter((service) => service !== 'directory').map((service) => `        ~^/api/${service}/ ${service};\n`).join(''),
});

/** @param {readonly string[]} services @param {(service: string) => string} describe what a service's package says of it */
export function generatedFiles(services, describe) {
  return {
    'libs/contracts/src/generated/services.ts': contracts(services),
    'docker-compose.yml': compose(services),
    'deploy/nginx/nginx.conf': nginx(services),
    'README.md': regions({
      services: `| Service | What |\n|---|---|\n${services.map((service) => `| \`services/${service}\` | ${describe(service)} |\n`).join('')}`,
    }),
    'services/all/package.json': json((all) => ({ ...all, dependencies: sorted({ ...libraries(all.dependencies), ...Object.fromEntries(services.map((service) => [`@referrals/${service}`, '*'])) }) })),
    'package.json': json((root) => ({ ...root, scripts: withServices(root.scripts, services) })),
  };
}
