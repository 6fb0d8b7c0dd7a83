import { Injectable } from '@nestjs/common';
import type { PlainDate } from '@referrals/calendar';
import { DomainError } from '@referrals/contracts';
import type { Tx } from '@referrals/database';
import { desksCovering, noBars, receives, type KnownDesk } from '@referrals/policy';
import { DirectoryCopyStore, type DirectoryCopy } from '@referrals/service-kit';
import { answerableFor, type Answerable, type Office } from './answerable.domain.js';
import { owingAt, owingOffices, type MannedOffice } from './owing.domain.js';

const LEVELS = { VILLAGE: [12], TOWNSHIP: [9], CIV: [6, 4] } as const;
type Agency = keyof typeof LEVELS;
export const ANSWERING = Object.keys(LEVELS) as Agency[];

/** Who answers for a place on a day, and the desk that hears of it: its own, else the nearest above that has members. */
export interface AnswersFor extends Answerable { readonly desk: string | undefined }

/** Asks who answers for a place: of posts by whoever holds them with an account, of desks by their members. */
@Injectable()
export class Answerables {
  constructor(private readonly directory: DirectoryCopyStore) {}

  /** Undefined: nobody, not even at the city's desk, which is an alarm. One message where memory is up to date. */
  async at(tx: Tx, careDivision: string, on: PlainDate): Promise<AnswersFor | undefined> {
    const [copy, posts] = await Promise.all([this.directory.load(tx), postsAbove(tx, careDivision, on)]);
    const desks = desksAbove(copy, careDivision, on);
    const held = posts.map((post) => ({ ...post, manned: post.manned || desks.some(({ division, manned }) => manned && division === post.division) }));
    const answerable = answerableFor(careDivision, [...held, ...desks.filter(({ division }) => !posts.some((post) => post.division === division))]);
    return answerable && { ...answerable, desk: desks.find(({ manned }) => manned)?.id };
  }

  /**
   * The office that owes what is owed for a child of a place: a desk, or a post whose holder looks as whoever sits at a desk of its id;
   * `lastResort` where nobody is.
   * @throws DomainError DIRECTORY_COPY_INCOMPLETE; REGISTRY_NOT_READY where nobody would owe it
   */
  async owing(tx: Tx, careDivision: string, on: PlainDate, lastResort?: string): Promise<string> {
    const [copy, posts] = await Promise.all([this.directory.loadWhole(tx), postsAbove(tx, careDivision, on)]);
    const owner = owingAt(careDivision, owingOffices(mannedOf(desksAbove(copy, careDivision, on), posts))) ?? lastResort;
    if (owner === undefined) throw new DomainError('REGISTRY_NOT_READY', { retryAfter: 5 });
    return owner;
  }
}

const postsAbove = (tx: Tx, careDivision: string, on: PlainDate): Promise<Office[]> => tx.query<Office>('SELECT id, division, manned FROM offices_above($1, $2)', [careDivision, on]);

const mannedOf = (desks: readonly Office[], posts: readonly Office[]): MannedOffice[] =>
  [...desks.map((desk) => ({ ...desk, is: 'DESK' as const })), ...posts.map((post) => ({ ...post, is: 'POST' as const }))].filter(({ manned }) => manned);

/** The desks on the way up from a place, narrowest first. */
function desksAbove(copy: DirectoryCopy, careDivision: string, on: PlainDate): Office[] {
  return ANSWERING.flatMap((agency) => desksCovering(copy, agency, careDivision, noBars, on).filter((desk) => answersAt(agency, desk)).map(officeOf));
}

/** All desks of these agencies that may answer for a place, whichever. */
export const answeringDesks = (copy: DirectoryCopy): KnownDesk[] => ANSWERING.flatMap((agency) => copy.desksOf(agency).filter((desk) => receives(desk) && answersAt(agency, desk)));

const answersAt = (agency: Agency, { jurisdiction }: KnownDesk): boolean => (LEVELS[agency] as readonly number[]).includes(jurisdiction.length);
const officeOf = ({ id, jurisdiction, members }: KnownDesk): Office => ({ id, division: jurisdiction, manned: members.length > 0 });
