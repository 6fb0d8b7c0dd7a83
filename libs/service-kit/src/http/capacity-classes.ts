import { serviceKeysPath } from '@referrals/auth';
import { SERVICES } from '@referrals/contracts';
import type { Request } from 'express';

/** Routes that are let in when others are not: method and path, an id as `:id`. */
export interface CapacityClasses {
  /** What brings a report or adds to one: the last thing to be refused. */
  readonly filing?: readonly string[];
  /** What one service asks of another on behalf of a request that was let in already. */
  readonly askedInside?: readonly string[];
}

/** The classes of all services of a process. */
export class Capacity {
  private readonly filing: readonly RegExp[];
  private readonly inside: readonly RegExp[];

  constructor(classes: readonly CapacityClasses[]) {
    this.filing = classes.flatMap(({ filing = [] }) => filing.map(patternOf));
    this.inside = [...SERVICES.map((service) => `GET ${serviceKeysPath(service)}`), ...classes.flatMap(({ askedInside = [] }) => askedInside)].map(patternOf);
  }

  isFiling(request: Pick<Request, 'method' | 'path'>): boolean {
    return isOneOf(this.filing, request);
  }

  isAskedInside(request: Pick<Request, 'method' | 'path'>): boolean {
    return isOneOf(this.inside, request);
  }
}

const patternOf = (route: string): RegExp => new RegExp(`^${route.replaceAll('/', '\\/').replaceAll(/:[a-zA-Z]+/g, '[^/]+')}$`);
const isOneOf = (patterns: readonly RegExp[], { method, path }: Pick<Request, 'method' | 'path'>): boolean => patterns.some((pattern) => pattern.test(`${method} ${path}`));
