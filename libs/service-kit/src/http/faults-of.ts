import type { Type } from '@nestjs/common';
import { errorCatalogue } from '@referrals/contracts';
import type { ValidationError } from 'class-validator';
import { boundsOf } from './field-bounds.js';
import { InputRefused, type InputFault } from './input-refused.js';

/** More than a person mends at once; the rest shows when these are mended. */
const MOST = 50;

/** What a constraint of class-validator means to a client, where its message is no code of ours. */
const CODES: Readonly<Record<string, string>> = { whitelistValidation: 'UNKNOWN_FIELD', arrayMaxSize: 'TOO_MANY', max: 'TOO_LARGE' };
/** `PHONE_INVALID`; of members of a list `PHONE_INVALID@0 TOO_LONG@7`. */
const OURS = /^[A-Z][A-Z0-9_]+(@\d+)?( [A-Z][A-Z0-9_]+@\d+)*$/;

/**
 * All faults in the order of the class, depth first, each once; of a field its first. `whole` names what has no field of its own. `besides`: what is
 * wrong with the whole.
 */
export function faultsOf(errors: readonly ValidationError[], whole: string, besides: readonly InputFault[] = []): InputRefused {
  const faults = new Map<string, InputFault>();
  for (const { path, ...fault } of faultsIn(errors, [])) {
    const field = path.join('.').slice(0, 200) || whole;
    faults.set(`${field} ${fault.code}`, { field, ...fault });
    if (faults.size === MOST) break;
  }
  const named = new Set([...faults.values()].map(({ field }) => field));
  for (const fault of besides) if (faults.size < MOST && !named.has(fault.field)) faults.set(`${fault.field} ${fault.code}`, fault);
  const [first = { field: whole, code: 'INVALID_INPUT' }, ...more] = faults.values();
  return new InputRefused([first, ...more]);
}

interface Found extends Omit<InputFault, 'field'> { readonly path: readonly string[] }

function* faultsIn(errors: readonly ValidationError[], above: readonly string[]): Generator<Found> {
  for (const { property, target, constraints = {}, children = [] } of errors as readonly (Omit<ValidationError, 'property'> & { property?: string })[]) {
    const [kind, message = ''] = Object.entries(constraints)[0] ?? [];
    const path = [...above, ...(kind === 'whitelistValidation' ? plainName(property) : property === undefined ? [] : [property])];
    if (kind !== undefined) yield* told(kind, message, { path, property: property ?? '', of: target?.constructor as Type | undefined });
    yield* faultsIn(children, path);
  }
}

interface Where { readonly path: readonly string[]; readonly property: string; readonly of: Type | undefined }

function* told(kind: string, message: string, { path, property, of }: Where): Generator<Found> {
  const found = (code: string, member?: string): Found =>
    ({ path: member === undefined ? path : [...path, member], code, ...boundsOf(of, property, code === 'INVALID_INPUT' ? kind : code, member !== undefined) });
  if (!OURS.test(message)) yield found(CODES[kind] ?? 'INVALID_INPUT');
  else for (const part of message.split(' ')) {
    const [code = '', member] = part.split('@');
    yield found(errorCatalogue[code] ? code : 'INVALID_INPUT', member);
  }
}

/** A misspelt name is told back; what looks like no field's name could be anything, also somebody's. */
export function plainName(key: string | undefined): string[] {
  return key !== undefined && /^[A-Za-z][A-Za-z0-9_]{0,40}$/.test(key) ? [key] : [];
}
