import { dayText } from '../../../shared/dates';
import { shared } from '../../../shared/words/shared';
import { work } from '../../../shared/words/work';
import { Organisation, Place } from '../../parts/Names';
import type { Content, Supplement } from '../types';
import { Fact } from './Fact';
import { joined, timeTold, wordsTold, wordTold, yesNo } from './told';

const place = (code: string | undefined) => (code === undefined ? undefined : <Place code={code} />);

/** What happened, where and when, and what was done about it: of a report, or of what was added to it. */
export function ToldFacts({ told }: { readonly told: Omit<Supplement, 'part' | 'at' | 'toldBy' | 'desk' | 'unchecked'> & Partial<Pick<Content, 'channel' | 'channelTicket' | 'receivedAt'>> }) {
  return (
    <>
      {told.narrative === undefined ? null : <blockquote className="narrative">{told.narrative}</blockquote>}
      <dl className="facts">
        <Fact name="situations">{wordsTold(shared.situation, told.situations)}</Fact>
        <Fact name="concerns">{wordsTold(shared.concern, told.concerns)}</Fact>
        <Fact name="danger">{wordTold(shared.danger, told.danger)}</Fact>
        <Fact name="injuries">{told.injuries}</Fact>
        <Fact name="childWords">{told.childWords}</Fact>
        <Fact name="heardBy">{told.heardBy}</Fact>
        <Fact name="howKnown">{told.howKnown}</Fact>
        <Fact name="hoursSinceHarm">{told.hoursSinceHarm === undefined ? undefined : work.content.hours(told.hoursSinceHarm)}</Fact>
        <Fact name="harmDate">{told.harmDate === undefined ? undefined : dayText(told.harmDate)}</Fact>
        <Fact name="harmPlace">{place(told.harmPlace)}</Fact>
        <Fact name="childNow">{place(told.childNow)}</Fact>
        <Fact name="residence">{place(told.residence)}</Fact>
        <Fact name="school">{told.school === undefined ? undefined : <Organisation id={told.school} />}</Fact>
        <Fact name="discoveredAt">{timeTold(told.discoveredAt)}</Fact>
        <Fact name="discoveryPlace">{told.discoveryPlace}</Fact>
        <Fact name="whereabouts">{wordTold(shared.whereabouts, told.whereabouts)}</Fact>
        <Fact name="caregiver">{wordTold(shared.caregiver, told.caregiver)}</Fact>
        <Fact name="labour">{wordTold(shared.labour, told.labour)}</Fact>
        <Fact name="complainedOf">{told.complainedOf === undefined ? undefined : <Organisation id={told.complainedOf} />}</Fact>
        <Fact name="called110">{joined(yesNo(told.called110?.called), timeTold(told.called110?.at))}</Fact>
        <Fact name="emergencySteps">{told.emergencySteps}</Fact>
        <Fact name="evidence">{joined(...(told.evidence ?? []))}</Fact>
        <Fact name="verification">{told.verification}</Fact>
        <Fact name="alreadyReported">{joined(...(told.alreadyReported ?? []).map(({ to, at, receipt }) => [to, timeTold(at), receipt].filter((one) => one !== undefined).join(' ')))}</Fact>
        <Fact name="supervisorFiling">{told.supervisorFiling}</Fact>
        <Fact name="otherChildren">{joined(...(told.otherChildren ?? []))}</Fact>
        <Fact name="guardiansInformed">{joined(yesNo(told.guardiansInformed?.informed), told.guardiansInformed?.reason)}</Fact>
        <Fact name="whoKnows">{told.whoKnows}</Fact>
        <Fact name="channel">{joined(wordTold(shared.channel, told.channel), told.channelTicket)}</Fact>
        <Fact name="receivedAt">{timeTold(told.receivedAt)}</Fact>
      </dl>
    </>
  );
}
