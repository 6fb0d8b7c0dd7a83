/** A small world of two files and three villages, as the specification says it is moved: by its words, without the service's functions. */
export const PLACES = ['NEAR', 'NEXT', 'FAR'] as const;
export type Place = (typeof PLACES)[number];
/** By what each begins that sits at a desk; whoever holds a village's post sits at none. */
export const DESKS = { 'township.yx': ['NEAR', 'NEXT'], 'civ.yx': ['NEAR', 'NEXT'], 'township.ls': ['FAR'], 'civ.ls': ['FAR'], 'civ.city': ['NEAR', 'NEXT', 'FAR'] } as const;
export const ACTORS = ['NEAR', 'NEXT', 'FAR', 'township.yx', 'civ.yx', 'township.ls', 'civ.ls', 'civ.city'] as const;
export type Actor = (typeof ACTORS)[number];

export const COMMANDS = ['propose', 'accept', 'refuse', 'settle', 'withdraw', 'end', 'reopen', 'link', 'unlink', 'appoint', 'leave'] as const;
export interface Command {
  readonly what: (typeof COMMANDS)[number];
  readonly by: Actor;
  readonly file: 0 | 1;
  readonly to: Place;
  readonly kind: 'PUSH' | 'PULL';
  readonly decision: 'ACCEPTED' | 'KEPT';
}

/** All there are. */
export const EVERY_COMMAND: readonly Command[] = COMMANDS.flatMap((what) => ACTORS.flatMap((by) => ([0, 1] as const).flatMap((file) => PLACES.flatMap((to) =>
  (['PUSH', 'PULL'] as const).flatMap((kind) => (['ACCEPTED', 'KEPT'] as const).map((decision) => ({ what, by, file, to, kind, decision })))))));

export interface ModelMove { readonly kind: Command['kind']; readonly from: Place; readonly to: Place; readonly state: 'PROPOSED' | 'REFUSED' }
export interface ModelFile { readonly status: 'ACTIVE' | 'ENDED' | 'LINKED'; readonly place: Place; readonly move?: ModelMove | undefined; /** As what it stood before it was linked. */ readonly back?: Pick<ModelFile, 'status' | 'place'> | undefined }
export interface Model { readonly files: readonly [ModelFile, ModelFile]; readonly pair: 'SUGGESTED' | 'LINKED' | 'DIFFERENT'; readonly held: Readonly<Record<Place, boolean>> }

const RANKS = ['VILLAGE', 'TOWNSHIP', 'COUNTY', 'CITY'] as const;

/** As what somebody answers for a place: 0 its village, 1 township, 2 county, 3 city; −1 not at all. */
export function rankAt({ held }: Pick<Model, 'held'>, actor: Actor, place: Place): number {
  if (isPlace(actor)) return actor === place && held[place] ? RANKS.indexOf('VILLAGE') : -1;
  const covered: readonly Place[] = DESKS[actor];
  return covered.includes(place) ? RANKS.indexOf(actor.startsWith('township') ? 'TOWNSHIP' : actor === 'civ.city' ? 'CITY' : 'COUNTY') : -1;
}

const isPlace = (actor: Actor): actor is Place => (PLACES as readonly string[]).includes(actor);
const isAbove = (actor: Actor, { from, to }: ModelMove): boolean => !isPlace(actor) && actor.startsWith('civ') && [from, to].every((place) => (DESKS[actor] as readonly Place[]).includes(place));

/** The world after a command; undefined where it is illegal, and nothing may change. */
export function after(model: Model, command: Command): Model | undefined {
  const { what, by, to } = command;
  const rank = (place: Place): number => rankAt(model, by, place);
  if (what === 'appoint' || what === 'leave') return rank(to) < 1 || model.held[to] === (what === 'appoint') ? undefined : { ...model, held: { ...model.held, [to]: what === 'appoint' } };
  if (what === 'link') return linked(model, command);
  if (what === 'unlink') return unlinked(model, command);
  const file = moved(model.files[command.file], command, rank);
  if (file === undefined) return undefined;
  // The other file goes where its primary goes.
  const follows = (other: ModelFile): ModelFile => (other.status === 'LINKED' ? { ...other, place: file.place } : other);
  return { ...model, files: command.file === 0 ? [file, follows(model.files[1])] : [follows(model.files[0]), file] };
}

function moved(file: ModelFile, { what, by, to, kind, decision }: Command, rank: (place: Place) => number): ModelFile | undefined {
  const { status, place, move } = file;
  if (status === 'LINKED') return undefined;
  const put = (change: Partial<ModelFile>): ModelFile => ({ ...file, ...change });
  if (what === 'end') return status === 'ACTIVE' && rank(place) >= 2 && move === undefined ? put({ status: 'ENDED' }) : undefined;
  if (what === 'reopen') return status === 'ENDED' && rank(place) >= 2 ? put({ status: 'ACTIVE' }) : undefined;
  if (what === 'propose') {
    const may = status === 'ACTIVE' && move === undefined && to !== place && rank(place) >= 0 && (kind === 'PUSH' || rank(to) >= 0);
    return may ? put({ move: { kind, from: place, to, state: 'PROPOSED' } }) : undefined;
  }
  if (move === undefined) return undefined;
  const [asked, asking] = move.kind === 'PUSH' ? [move.to, move.from] : [move.from, move.to];
  const gone = put({ place: move.to, move: undefined });
  if (what === 'settle') return move.state === 'REFUSED' && isAbove(by, move) ? (decision === 'ACCEPTED' ? gone : put({ move: undefined })) : undefined;
  if (move.state !== 'PROPOSED') return undefined;
  if (what === 'withdraw') return rank(asking) >= 0 ? put({ move: undefined }) : undefined;
  if (rank(asked) < 0) return undefined;
  return what === 'accept' ? gone : put({ move: { ...move, state: 'REFUSED' } });
}

/** `file` of the command is the primary. */
function linked(model: Model, { by, file }: Command): Model | undefined {
  const [primary, other] = file === 0 ? model.files : [model.files[1], model.files[0]];
  const judges = model.files.every(({ place }) => rankAt(model, by, place) >= 2);
  if (model.pair !== 'SUGGESTED' || !judges || other.move !== undefined || (other.status === 'ACTIVE' && primary.status !== 'ACTIVE')) return undefined;
  const now: ModelFile = { status: 'LINKED', place: primary.place, back: { status: other.status, place: other.place } };
  return { ...model, pair: 'LINKED', files: file === 0 ? [primary, now] : [now, primary] };
}

function unlinked(model: Model, { by }: Command): Model | undefined {
  // Whoever takes them apart answers for where both are, and for where the other one goes back to.
  const places = model.files.flatMap(({ place, back }) => (back === undefined ? [place] : [place, back.place]));
  if (model.pair !== 'LINKED' || !places.every((place) => rankAt(model, by, place) >= 2)) return undefined;
  const [one, two] = model.files.map((file) => (file.back === undefined ? file : { ...file.back }));
  return one === undefined || two === undefined ? undefined : { ...model, pair: 'DIFFERENT', files: [one, two] };
}
