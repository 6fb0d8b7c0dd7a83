import { Injectable } from '@nestjs/common';
import type { PlainDate } from '@referrals/calendar';
import type { Tx } from '@referrals/database';
import { desksCovering, noBars } from '@referrals/policy';
import { DirectoryCopyStore, type DirectoryCopy } from '@referrals/service-kit';
import { answerableFor, type Answerable, type Office } from './answerable.domain.js';

const LEVELS = { VILLAGE: [12], TOWNSHIP: [9], CIV: [6, 4] } as const;
type Agency = keyof typeof LEVELS;

/** Who answers for a place on a day, and the desk that hears of it: its own, else the nearest above that has members. */
export interface AnswersFor extends Answerable { readonly desk: string | undefined }

/** Asks who answers for a place: of posts by whoever holds them with an account, of desks by their members. */
@Injectable()
export class Answerables {
  constructor(private readonly directory: DirectoryCopyStore) {}

  /** Undefined: nobody, not even at the city's desk, which is an alarm. One message where memory is up to date. */
  async at(tx: Tx, careDivision: string, on: PlainDate): Promise<AnswersFor | undefined> {
    const [copy, posts] = await Promise.all([this.directory.load(tx), tx.query<Office>('SELECT id, division, manned FROM offices_above($1, $2)', [careDivision, on])]);
    const desks = desksAbove(copy, careDivision, on);
    const held = posts.map((post) => ({ ...post, manned: post.manned || desks.some(({ division, manned }) => manned && division === post.division) }));
    const answerable = answerableFor(careDivision, [...held, ...desks.filter(({ division }) => !posts.some((post) => post.division === division))]);
    return answerable && { ...answerable, desk: desks.find(({ manned }) => manned)?.id };
  }
}

/** The desks on the way up from a place, narrowest first. */
function desksAbove(copy: DirectoryCopy, careDivision: string, on: PlainDate): Office[] {
  return (Object.entries(LEVELS) as [Agency, readonly number[]][]).flatMap(([agency, lengths]) => desksCovering(copy, agency, careDivision, noBars, on)
    .filter(({ jurisdiction }) => lengths.includes(jurisdiction.length))
    .map(({ id, jurisdiction, members }) => ({ id, division: jurisdiction, manned: members.length > 0 })));
}
