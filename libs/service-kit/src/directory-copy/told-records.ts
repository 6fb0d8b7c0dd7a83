import type { DeskRecord, DeskRecordV2, OrganisationRecord, OrganisationRecordV2 } from '@referrals/contracts';

/** An organisation as either version tells it: the first says neither its name nor its days. */
export type KnownOrganisation = OrganisationRecord & Partial<OrganisationRecordV2>;

/**
 * A desk as both versions of its event tell it. The second decides, unless the first is newer: then the release before told it, and what only
 * the second can say stays as it was. A desk told by the first alone receives referrals.
 */
export function knownDesk(first: DeskRecord | undefined, second: DeskRecordV2 | undefined): DeskRecordV2 | undefined {
  if (first === undefined || (second !== undefined && second.revision >= first.revision)) return second;
  const functions = new Map(second?.members.map((member) => [member.staff, member.functions]));
  return {
    ...first, members: first.members.map((member) => ({ ...member, functions: functions.get(member.staff) ?? [] })),
    receivesReferrals: second?.receivesReferrals ?? true, ...(second?.superior === undefined ? {} : { superior: second.superior }),
  };
}

/** As `knownDesk`, of an organisation. */
export function knownOrganisation(first: OrganisationRecord | undefined, second: OrganisationRecordV2 | undefined): KnownOrganisation | undefined {
  if (first === undefined || (second !== undefined && second.revision >= first.revision)) return second;
  if (second === undefined) return first;
  const { name, opensOn, closesOn, features } = second;
  return { ...first, name, opensOn, features, ...(closesOn === undefined ? {} : { closesOn }) };
}

/** What both versions tell, record by record. */
export function merged<F extends { id: string }, S extends { id: string }, K>(
  first: readonly F[], second: readonly S[], known: (first: F | undefined, second: S | undefined) => K | undefined,
): K[] {
  const [one, other] = [new Map(first.map((record) => [record.id, record])), new Map(second.map((record) => [record.id, record]))];
  return [...new Set([...one.keys(), ...other.keys()])].map((id) => known(one.get(id), other.get(id))).filter((record) => record !== undefined);
}
