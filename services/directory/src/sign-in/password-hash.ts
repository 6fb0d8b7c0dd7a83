import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { DomainError } from '@referrals/contracts';

export interface HashSettings {
  /** KiB each hash takes while it runs. */
  readonly memory: number;
  readonly passes: number;
  /** Hashes that run at once: memory × this is the most that guessing can cost. */
  readonly atOnce: number;
  /** Hashes that may wait; beyond it sign-in answers OVERLOADED. */
  readonly waiting: number;
}

interface Parsed { readonly memory: number; readonly passes: number; readonly salt: Buffer; readonly tag: Buffer }

/** Argon2id (RFC 9106) in PHC form, a bounded number at a time. */
export class PasswordHash {
  private running = 0;
  private readonly queue: (() => void)[] = [];
  private readonly dummy = randomBytes(16);

  constructor(private readonly settings: HashSettings) {}

  async hash(password: string): Promise<string> {
    const salt = randomBytes(16);
    const { memory, passes } = this.settings;
    const tag = await this.derive(password, { memory, passes, salt });
    return `$argon2id$v=19$m=${memory},t=${passes},p=1$${unpadded(salt)}$${unpadded(tag)}`;
  }

  /** Takes no less time without a stored hash, or with a cheap one, than with one of today's: timing tells nothing of an account. */
  async verify(password: string, stored: string | undefined): Promise<boolean> {
    const parsed = stored === undefined ? undefined : parse(stored);
    if (parsed === undefined || this.outdated(stored)) await this.derive(password, { ...this.settings, salt: this.dummy });
    if (parsed === undefined) return false;
    const tag = await this.derive(password, parsed);
    return tag.length === parsed.tag.length && timingSafeEqual(tag, parsed.tag);
  }

  /** Whether a stored hash was made with other settings than today's: it is made anew when its password is next shown. */
  outdated(stored: string | undefined): boolean {
    return stored !== undefined && !stored.startsWith(`$argon2id$v=19$m=${this.settings.memory},t=${this.settings.passes},`);
  }

  private async derive(password: string, { memory, passes, salt }: Omit<Parsed, 'tag'>): Promise<Buffer> {
    await this.enter();
    try {
      return await new Promise<Buffer>((resolve, reject) => {
        argon2('argon2id', { message: password, nonce: salt, parallelism: 1, tagLength: 32, memory, passes }, (error, tag) => {
          if (error) reject(error);
          else resolve(tag);
        });
      });
    } finally {
      this.leave();
    }
  }

  private enter(): Promise<void> | void {
    if (this.running < this.settings.atOnce) {
      this.running += 1;
      return;
    }
    if (this.queue.length >= this.settings.waiting) throw new DomainError('OVERLOADED', { retryAfter: 2 });
    return new Promise((resolve) => this.queue.push(resolve));
  }

  private leave(): void {
    const next = this.queue.shift();
    if (next) next();
    else this.running -= 1;
  }
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

function parse(stored: string): Parsed {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([^$]+)\$([^$]+)$/.exec(stored);
  if (match === null) throw new Error('A stored password is not in the form this release writes');
  const [, memory = '', passes = '', salt = '', tag = ''] = match;
  return { memory: Number(memory), passes: Number(passes), salt: Buffer.from(salt, 'base64'), tag: Buffer.from(tag, 'base64') };
}
