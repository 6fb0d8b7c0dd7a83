import { Body, Controller, Get, HttpCode, Post, type Type } from '@nestjs/common';
import { Caller, Requires, type Principal } from '@referrals/auth';
import { DomainError, type ServiceName } from '@referrals/contracts';
import { Done } from '../http/bus.dto.js';
import { Describe } from '../http/describe.js';
import { named } from '../http/named.js';
import type { JobState } from './job-rows.js';
import { JobRunner } from './job-runner.js';
import { JobList, JobToTry } from './jobs.dto.js';

/** The operator's view of what a service does by the clock, under `/api/<service>/jobs`. A turn twice is harmless, so no idempotency key. */
export function jobsController(service: ServiceName): Type {
  @Controller(`api/${service}/jobs`)
  class JobsController {
    constructor(private readonly runner: JobRunner) {}

    @Get()
    @Requires('bus.operate')
    @Describe({ summary: 'What the service does by the clock: when it did, when it does next, what fails', response: JobList })
    async list(): Promise<{ items: JobState[] }> {
      return { items: await this.runner.states() };
    }

    @Post('try')
    @HttpCode(200)
    @Requires('bus.operate')
    @Describe({ summary: 'Let a job be tried at once, once its cause is mended', errors: ['NOT_FOUND'], response: Done })
    async tryAtOnce(@Body() { name, reason }: JobToTry, @Caller() principal: Principal): Promise<{ done: true }> {
      if (principal.kind !== 'STAFF') throw new DomainError('FORBIDDEN');
      await this.runner.tryAtOnce(name, { staff: principal.staff, reason });
      return { done: true };
    }
  }
  return named(JobsController, service);
}
