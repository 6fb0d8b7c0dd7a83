import { errorCatalogue } from '@referrals/contracts';
import type { ValidationError } from 'class-validator';
import { InputRefused, type InputFault } from './input-refused.js';

/** More than a person mends at once; the rest shows when these are mended. */
const MOST = 50;

/** What a constraint of class-validator means to a client, where its message is no code of ours. */
const CODES: Readonly<Record<string, string>> = { whitelistValidation: 'UNKNOWN_FIELD', arrayMaxSize: 'TOO_LONG', max: 'TOO_LONG' };
/** `PHONE_INVALID`; of members of a list `PHONE_INVALID@0 TOO_LONG@7`. */
const OURS = /^[A-Z][A-Z0-9_]+(@\d+)?( [A-Z][A-Z0-9_]+@\d+)*$/;

/** All faults in the order of the class, depth first, each once; of a field its first. `whole` names what has no field of its own. */
export function faultsOf(errors: readonly ValidationError[], whole: string): InputRefused {
  const faults = new Map<string, InputFault>();
  for (const fault of faultsIn(errors, [])) {
    const field = fault.path.join('.').slice(0, 200) || whole;
    faults.set(`${field} ${fault.code}`, { field, code: fault.code });
    if (faults.size === MOST) break;
  }
  const [first = { field: whole, code: 'INVALID_INPUT' }, ...more] = faults.values();
  return new InputRefused([first, ...more]);
}

interface Found { readonly path: readonly string[]; readonly code: string }

function* faultsIn(errors: readonly ValidationError[], above: readonly string[]): Generator<Found> {
  for (const { property, constraints = {}, children = [] } of errors as readonly (Omit<ValidationError, 'property'> & { property?: string })[]) {
    const [kind, message = ''] = Object.entries(constraints)[0] ?? [];
    const path = [...above, ...(kind === 'whitelistValidation' ? plainName(property) : property === undefined ? [] : [property])];
    if (kind !== undefined) yield* told(kind, message, path);
    yield* faultsIn(children, path);
  }
}

function* told(kind: string, message: string, path: readonly string[]): Generator<Found> {
  if (!OURS.test(message)) yield { path, code: CODES[kind] ?? 'INVALID_INPUT' };
  else for (const part of message.split(' ')) {
    const [code = '', member] = part.split('@');
    yield { path: member === undefined ? path : [...path, member], code: errorCatalogue[code] ? code : 'INVALID_INPUT' };
  }
}

/** A misspelt name is told back; what looks like no field's name could be anything, also somebody's. */
export function plainName(key: string | undefined): string[] {
  return key !== undefined && /^[A-Za-z][A-Za-z0-9_]{0,40}$/.test(key) ? [key] : [];
}
