import { Injectable, ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { DomainError } from '@referrals/contracts';
import { faultsOfWhole } from './as-whole.js';
import { faultsOf } from './faults-of.js';
import { InputRefused } from './input-refused.js';

/**
 * What comes in by body or query is checked by the class that the handler names, once for the application. All faults are told, with
 * their fields, never with a value.
 * @throws DomainError InputRefused, or one fault of the whole: not an object, too deep, too many values
 */
@Injectable()
export class InputPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true, whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true, stopAtFirstError: true,
      // What was not filled in is left out, so that a default stays. The object in hand is never told; its class says what may be.
      transformOptions: { exposeUnsetFields: false }, validationError: { target: true, value: false },
      exceptionFactory: (errors) => faultsOf(errors, 'body', faultsOfWhole(errors[0]?.target)),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' || metadata.type === 'query') expectPlain(value ?? {});
    const read: unknown = await super.transform(value, metadata);
    const [fault, ...more] = faultsOfWhole(read);
    if (fault !== undefined) throw new InputRefused([fault, ...more]);
    return read;
  }
}

const pipe = new InputPipe();

/** As for a handler, for what does not come through one. */
export const checkInput = async <T extends object>(of: new () => T, value: unknown): Promise<T> => await pipe.transform(value, { type: 'body', metatype: of }) as T;

const DEEPEST = 32;
/** Half again what the largest body of the product holds, the members of a desk: each costs a tenth of a millisecond to refuse. */
const MOST_VALUES = 2_500;

/** class-transformer leaves out what is named like a method of every object, and would follow any depth and number. */
function expectPlain(whole: unknown): void {
  let values = 0;
  const look = (value: unknown, depth: number): void => {
    values += 1;
    if (values > MOST_VALUES) throw new InputRefused([{ field: 'body', code: 'TOO_MANY', limit: MOST_VALUES }]);
    if (typeof value !== 'object' || value === null) return;
    if (depth > DEEPEST) throw new DomainError('INVALID_INPUT', { field: 'body' });
    for (const [name, inner] of Object.entries(value)) {
      if (name in Object.prototype) throw new DomainError('UNKNOWN_FIELD', { field: 'body' });
      look(inner, depth + 1);
    }
  };
  if (typeof whole !== 'object' || whole === null || Array.isArray(whole)) throw new DomainError('INVALID_INPUT', { field: 'body' });
  look(whole, 0);
}
