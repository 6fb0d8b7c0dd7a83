import type { ServiceName } from '@referrals/contracts';
import pg from 'pg';
import { schemaOf } from '../bootstrap.js';
import { findFaults, type FaultKind, type ProtectionFault } from './protection.domain.js';
import { readProtection } from './read-protection.js';

/** Of a fault: what is told of it, in Chinese and in English. */
const SENTENCES: Readonly<Record<FaultKind, readonly [zh: string, en: string]>> = {
  NOT_ENABLED: ['没有启用行级安全', 'has no row security'],
  NOT_FORCED: ['没有强制行级安全（FORCE）', 'does not force row security on its owner'],
  NOT_PROTECTABLE: ['不能设置行级安全，服务的角色却有权限', 'cannot have row security, yet a serving role has rights on it'],
  VIEW_OF_ITS_OWNER: ['是以所有者身份读取的视图，缺少 security_invoker', 'is a view read as its owner; it lacks security_invoker'],
  OWNED_BY_ROLE: ['属于服务的角色，该角色可以取消保护', 'belongs to a serving role, which could take its protection off'],
  NO_POLICY: ['有权限却没有策略的角色', 'gives rights but no policy to the role'],
  SAYS_NOT_WHO: ['的策略没有说明谁可以看到数据', 'has a policy that does not say who:'],
  ALWAYS_TRUE: ['的策略对请求永远为真', 'has a policy that is always true for requests:'],
  OPEN_SEARCH_PATH: ['是 SECURITY DEFINER 函数，search_path 没有固定（须以 pg_temp 结尾）', 'is a SECURITY DEFINER function without a fixed search_path that ends in pg_temp'],
  ROLE_BYPASSES: ['角色可以绕过行级安全', 'is a role that bypasses row security'],
  ROLE_BECOMES: ['角色可以变为', 'is a role that can become'],
};

/** Rows could be read past the policies that say who: a start would show them. Nothing is served. */
export class RowsUnprotected extends Error {
  readonly zh: string;

  constructor(readonly faults: readonly ProtectionFault[]) {
    super(`Data is not protected; the service does not start. ${faults.map((fault) => tell(fault, 1)).join('; ')}.`);
    this.name = 'RowsUnprotected';
    this.zh = `数据未受保护，服务不启动。${faults.map((fault) => tell(fault, 0)).join('；')}。`;
  }
}

const tell = ({ on, kind, detail }: ProtectionFault, language: 0 | 1): string => `${on} ${SENTENCES[kind][language]}${detail === undefined ? '' : ` ${detail}`}`.replaceAll('  ', ' ');

/**
 * Looks whether each relation on which a serving role has any right (the service's own, and those of a later release) has forced row security
 * with policies that say who. A few questions to the catalogue.
 * @throws RowsUnprotected
 */
export async function refuseUnprotected(url: string, service: ServiceName): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const faults = findFaults(await readProtection(client, schemaOf(service)));
    if (faults.length > 0) throw new RowsUnprotected(faults);
  } finally {
    await client.end();
  }
}
