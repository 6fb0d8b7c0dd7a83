import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DomainError } from '@referrals/contracts';
import { problemOf } from '@referrals/service-kit';

describe('what nginx answers by itself', () => {
  const conf = readFileSync(new URL('../../../deploy/nginx/nginx.conf', import.meta.url), 'utf8');
  const answers = [...conf.matchAll(/return (\d{3}) '(\{.*\})';/g)].map(([, status, body = '']) => ({ status: Number(status), problem: JSON.parse(body) as { code: string } }));

  it('is what the services would say', () => {
    expect(answers.map(({ problem }) => problem.code)).toEqual(['SERVICE_AWAY', 'PAYLOAD_TOO_LARGE', 'INVALID_INPUT']);
    for (const { status, problem } of answers) expect(problem).toEqual({ ...problemOf(new DomainError(problem.code)), status });
  });

  it('holds what a child told in memory, up to the largest body it takes', () => {
    expect(/client_max_body_size (\d+)m;/.exec(conf)?.[1]).toBe(/client_body_buffer_size (\d+)m;/.exec(conf)?.[1]);
  });
});
