import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Get, HttpCode, Post, type Type } from '@nestjs/common';
import {
  audienceOf, Caller, databaseContext, issuerOfService, permissions, Public, Requires, ServiceTokens, type AccessEntry, type Permission,
  type ServicePrincipal, type StaffPrincipal,
} from '@referrals/auth';
import type { Clock } from '@referrals/calendar';
import { ServiceDatabase } from '@referrals/database';
import { testKeyFile } from '@referrals/testing';
import { SignJWT } from 'jose';
import { v7 } from 'uuid';
import { z } from 'zod';
import { ASKED, ASKING, TwoServices } from '../../test/two-services/two-services.js';
import { Describe } from '../http/describe.js';
import { IdField, Text } from '../http/fields.js';
import { Parts } from '../http/list-fields.js';
import { FileKeyRing } from '../keys/key-ring.js';
import { ClockPort } from '../run/clock-port.js';
import { readAccesses } from '../list/read-accesses.js';
import { answerLookup } from './answer-lookup.js';
import { AskService } from './ask-service.js';
import { LookedUp, LookupBody } from './lookup.dto.js';
import { PageLookup } from './page-lookup.js';

Object.assign(permissions, { 'facts.ask': { services: [ASKING] } });
const FACTS = 'facts.ask' as Permission;

class Name { @IdField() id!: string; @Text() name!: string }
class Names extends LookedUp { @Parts(() => Name) items!: Name[] }

const [mine, alsoMine, theirs] = [v7(), v7(), v7()];
const seenByDesk = new Map([[mine, '测试童甲'], [alsoMine, '测试童乙']]);
let asked = 0;

@Controller(`api/${ASKED}/children`)
class ChildrenController {
  constructor(private readonly database: ServiceDatabase, private readonly clock: ClockPort) {}

  @Post('lookup') @HttpCode(200) @Requires('referral.read') @Describe({ summary: 'Names', response: Names })
  lookup(@Body() body: LookupBody, @Caller() principal: StaffPrincipal): Promise<Names> {
    asked += 1;
    return answerLookup(this.database, { principal, at: this.clock.now(), body, what: 'NAMES' }, (_tx, ids) =>
      Promise.resolve(ids.flatMap((id) => { const name = seenByDesk.get(id); return name === undefined ? [] : [{ id, name }]; })));
  }

  @Post('facts') @HttpCode(200) @Requires(FACTS) @Describe({ summary: 'Facts', response: Names })
  facts(@Body() body: LookupBody, @Caller() principal: ServicePrincipal): Promise<Names> {
    return answerLookup(this.database, { principal, at: this.clock.now(), body, what: 'FACTS' }, async (tx, ids) => {
      const rows = await tx.query<{ service: string }>('SELECT app.service() AS service');
      return ids.map((id) => ({ id, name: rows[0]?.service ?? '' }));
    });
  }

  @Get('anybody') @HttpCode(204) @Public({ optionalSignIn: true }) @Describe({ summary: 'Anybody', status: 204 })
  anybody(): void {}
}

const person = (over: Partial<StaffPrincipal> = {}): StaffPrincipal => ({
  kind: 'STAFF', staff: v7(), organisation: v7(), organisationType: 'PSB', roles: [], desks: [{ id: v7(), agency: 'PSB', role: 'MEMBER', jurisdiction: '430223' }], ...over,
});
const purpose = { service: ASKING, case: v7() } as const;
const item = z.object({ id: z.uuid(), name: z.string() });
const facts = { to: ASKED, path: 'children/facts', as: 'SERVICE', body: { ids: [mine], for: purpose } } as const;

describe('a service that asks another one', () => {
  let both: TwoServices;
  let ask: AskService;
  let database: ServiceDatabase;
  let clock: Clock;
  beforeAll(async () => {
    both = await TwoServices.start([ChildrenController as Type]);
    ask = both.asking.app.get(AskService, { strict: false });
    ({ database, clock } = both.asked.service.runtime);
  });
  afterAll(async () => { await both.stop(); });

  const page = async (who: StaffPrincipal) => new PageLookup(ask, { to: ASKED, path: 'children/lookup', viewer: `Bearer ${await both.sign(who)}`, purpose, item });
  const accesses = (id: string, who = person({ roles: ['AUDITOR'], desks: [] })): Promise<AccessEntry[]> =>
    database.transaction(databaseContext(who, clock.now()), async (tx) => (await readAccesses(tx, id, { limit: 200 })).rows);
  const raw = async (path: string, token: string) => {
    const init = path === 'anybody' ? {} : { method: 'POST', body: JSON.stringify(facts.body) };
    const response = await fetch(`${both.origin}/api/${ASKED}/children/${path}`, { ...init, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } });
    return [response.status, (response.status === 204 ? {} : await response.json() as { code?: string }).code];
  };

  describe('for its viewer', () => {
    it('gets the names the viewer may see, once for a page; the other leaves one record that counts for each, with its purpose', async () => {
      const who = person();
      const names = await page(who);
      const before = asked;
      const [some, all] = await Promise.all([names.of([mine, theirs]), names.of([mine, alsoMine, alsoMine])]);
      expect([...some.values()].map(({ name }) => name)).toEqual(['测试童甲']);
      expect(all.get(alsoMine)?.name).toBe('测试童乙');
      expect((await names.of([mine, theirs, alsoMine])).size).toBe(2);
      expect([asked - before, names.away]).toEqual([2, false]);
      for (const id of [mine, alsoMine]) {
        expect(await accesses(id)).toEqual([expect.objectContaining({ staff: who.staff, what: 'NAMES', service: null, forService: ASKING, forCase: purpose.case })]);
      }
      expect(await accesses(theirs)).toEqual([]);
      expect(await accesses(mine, who)).toEqual([]);
    });

    it('keeps nothing for the next page', async () => {
      const [first, before] = [await page(person()), asked];
      await first.of([mine]);
      await (await page(person())).of([mine]);
      expect(asked - before).toBe(2);
    });

    it('shows the page without names where the viewer may not ask', async () => {
      const names = await page(person({ desks: [] }));
      expect([(await names.of([mine])).size, names.away]).toEqual([0, false]);
    });

    it('is shown nothing that could not be recorded', async () => {
      const body = { ids: [mine], for: purpose };
      await expect(answerLookup(database, { principal: person(), at: clock.now(), body, what: null as unknown as string }, () => Promise.resolve([{ id: mine }]))).rejects.toThrow();
      const other = { ...person(), kind: 'SERVICE', service: ASKING, to: ASKED } as const;
      const named = database.transaction(databaseContext(person(), clock.now()), async (tx) => {
        tx.write(`INSERT INTO access_log (id, at, what, service) VALUES ($1, now(), 'X', $2)`, [v7(), other.service]);
      });
      await expect(named).rejects.toThrow('row-level security');
    });
  });

  describe('for itself', () => {
    it('is answered, and stands in the access record with its name', async () => {
      const answer = await ask.read(facts, z.object({ items: z.array(item) }));
      expect(answer?.items).toEqual([{ id: mine, name: ASKING }]);
      expect((await accesses(mine))[0]).toMatchObject({ staff: null, desk: null, service: ASKING, what: 'FACTS', forCase: purpose.case });
    });

    it('sees no row that no policy names it in', async () => {
      const context = databaseContext({ kind: 'SERVICE', service: ASKING, to: ASKED }, clock.now());
      for (const table of ['access_log', 'access_case', 'outbox', 'inbox', 'case_head']) {
        expect(await database.transaction(context, (tx) => tx.query(`SELECT 1 FROM ${table}`))).toEqual([]);
      }
    });

    const keys = new FileKeyRing(testKeyFile);
    const tokens = (service: typeof ASKED | typeof ASKING) => new ServiceTokens(service, keys.derive(`service tokens ${service}`));
    const old = () => new SignJWT({}).setProtectedHeader({ alg: 'EdDSA', kid: tokens(ASKING).published.kid ?? '' }).setIssuer(issuerOfService(ASKING))
      .setAudience(audienceOf(ASKED)).setExpirationTime('-10s').sign(tokens(ASKING)['key']);
    it.each<[string, () => Promise<string>, number, string]>([
      ['another service', () => tokens(ASKED).sign(ASKED), 403, 'FORBIDDEN'],
      ['a person, whoever it is', () => both.sign(person({ roles: ['ADMIN', 'AUDITOR', 'POLICY'] })), 403, 'FORBIDDEN'],
      ['a token for another service', () => tokens(ASKING).sign('directory'), 401, 'UNAUTHENTICATED'],
      ['a token that has ended', old, 401, 'UNAUTHENTICATED'],
      ['a stranger’s key', () => new ServiceTokens(ASKING, randomBytes(32)).sign(ASKED), 401, 'UNAUTHENTICATED'],
    ])('is the only one: %s is refused', async (_, token, status, code) => {
      expect(await raw('facts', await token())).toEqual([status, code]);
    });

    it('may nothing that is for persons, and is nobody where anybody may', async () => {
      const token = await tokens(ASKING).sign(ASKED);
      expect(await raw('lookup', token)).toEqual([403, 'FORBIDDEN']);
      expect(await raw('anybody', token)).toEqual([403, 'FORBIDDEN']);
      expect(await raw('anybody', await both.sign(person()))).toEqual([204, undefined]);
    });
  });
});
