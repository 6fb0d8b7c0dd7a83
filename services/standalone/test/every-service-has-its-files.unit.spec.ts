import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { SERVICES } from '@referrals/contracts';
import { addressVariable } from '@referrals/service-kit';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const text = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

interface Compose {
  readonly 'x-settings': Readonly<Record<string, string>>;
  readonly services: Readonly<Record<string, { readonly volumes?: readonly string[]; readonly depends_on?: Readonly<Record<string, object>> }>>;
  readonly volumes: Readonly<Record<string, null>>;
}

/** What cannot be derived from `SERVICES` because it must be a file: a service that is forgotten in one of them is told here. */
describe.each(SERVICES)('what must be a file knows %s:', (service) => {
  const compose = parse(text('docker-compose.yml'), { merge: true }) as Compose;

  it('its program', () => {
    for (const file of ['package.json', 'src/main.ts', 'src/index.ts', 'migrations']) expect(existsSync(join(ROOT, 'services', service, file))).toBe(true);
  });

  it('its containers, address and volume', () => {
    expect(compose.services[service]?.volumes).toEqual([`${service}:/data/${service}`]);
    expect(compose.services['databases']?.volumes).toContain(`${service}:/data/${service}`);
    expect(compose.services['nginx']?.depends_on).toHaveProperty(service);
    expect(compose['x-settings'][addressVariable(service)]).toBe(`http://${service}:3000`);
    expect(compose.volumes).toHaveProperty(service);
  });

  it('its folder in the image', () => {
    expect(text('Dockerfile').split(/\s+/)).toContain(`/data/${service}`);
  });

  it('its name in front', () => {
    const [, named = ''] = /\?<named>([a-z|-]+)\)/.exec(text('deploy/nginx/nginx.conf')) ?? [];
    expect(['directory', ...named.split('|')]).toContain(service);
  });

  it('its place in the documents', () => {
    expect(text('docs/operations.md')).toContain(`\`${addressVariable(service)}\``);
    expect(text('README.md')).toContain(`\`services/${service}\``);
  });
});
