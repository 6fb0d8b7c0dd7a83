import { addDays, addMonths, type PlainDate } from '@referrals/calendar';

/** The days on which the story happens. */
export interface StoryDays {
  readonly opened: PlainDate;
  readonly doubted: PlainDate;
  readonly replaced: PlainDate;
  readonly harmed: PlainDate;
  readonly linked: PlainDate;
  /** Calls of the weeks between: a child that the county watches is called every week. */
  readonly calls: readonly PlainDate[];
  /** In the half-month after that of the link: a visit on it is owed, and the next falls due half a month later. */
  readonly visited: PlainDate;
  readonly checked: PlainDate;
  /** Never a first of a month: what an age changes is told on no such day. */
  readonly eighteen: PlainDate;
  readonly told: PlainDate;
}

const CALL_EVERY = 6;

/** 51 days at most. */
export function storyDays(opened: PlainDate): StoryDays {
  const day = (after: number): PlainDate => addDays(opened, after);
  const linked = day(4);
  const visited = nextHalfMonth(linked);
  const eighteen = addDays(visited, 4);
  const calls: PlainDate[] = [];
  for (let call = addDays(linked, CALL_EVERY); call < visited; call = addDays(call, CALL_EVERY)) calls.push(call);
  return { opened, doubted: day(1), replaced: day(2), harmed: day(3), linked, calls, visited, checked: addDays(visited, 1), eighteen, told: addMonths(firstOfMonth(eighteen), 1) };
}

const firstOfMonth = (day: PlainDate): PlainDate => `${day.slice(0, 7)}-01` as PlainDate;

/** The 1st or the 16th after a day. */
function nextHalfMonth(day: PlainDate): PlainDate {
  return day.slice(8) < '16' ? `${day.slice(0, 7)}-16` as PlainDate : addMonths(firstOfMonth(day), 1);
}
