import { plainDate, type PlainDate } from '@referrals/calendar';
import type { ServiceHarness } from '@referrals/service-harness';
import { SensitiveRows } from '@referrals/service-kit';
import { v7 } from 'uuid';
import { Guardian } from '../src/care/care.entity.js';
import { Child } from '../src/child/child.entity.js';

export interface FileSketch {
  readonly careDivision: string;
  readonly name?: string;
  readonly idNumber?: string;
  readonly birthDate?: PlainDate;
  readonly status?: 'ACTIVE' | 'ENDED';
  readonly recused?: string[];
  readonly guardian?: { readonly name: string; readonly idNumber?: string; readonly phone?: string };
}

/** A file as others left it: put into the tables, past all doors. */
export async function fileRow(harness: ServiceHarness, { careDivision, name, idNumber, birthDate, status = 'ACTIVE', recused = [], guardian }: FileSketch): Promise<string> {
  const [service] = harness.running.services;
  if (service === undefined) throw new Error('No service runs');
  const [id, sensitive, today] = [v7(), new SensitiveRows(service.runtime.keys), plainDate('2026-05-01')];
  const ended = status === 'ENDED' ? { endedOn: today, endReason: 'LEFT_CATEGORIES' as const } : { endedOn: null, endReason: null };
  await harness.database.asWorker(async (tx) => {
    await tx.manager.insert(Child, sensitive.row(Child, {
      id, number: `D-2605-${id.slice(-12)}`, status, version: 1, careDivision, primaryId: null, name: name ?? null, pinyin: '~', sex: null, birthDate: birthDate ?? null,
      birthPrecision: null, idNumber: idNumber ?? null, noIdReason: null, household: null, school: null, schooling: null, categories: ['LEFT_BEHIND'], tier: 'BASIC', tierBecause: [],
      contactDueOn: today, visitDueOn: today, contactLastOn: null, visitLastOn: null, pausedSince: null, notSeen: 0, deriveOn: null, openedOn: today, ...ended, lookUp: [], sealed: false, recused,
    }));
    if (guardian === undefined) return;
    await tx.manager.insert(Guardian, sensitive.row(Guardian, {
      id: v7(), child: id, name: guardian.name, relation: 'FATHER', idNumber: guardian.idNumber ?? null, phone: guardian.phone ?? null, legal: true, fromOn: today, toOn: null,
      workplace: null, supersedes: null, byStaff: null, byDesk: null, recordedAt: harness.clock.now(), source: 'PERSON',
    }));
  });
  return id;
}
