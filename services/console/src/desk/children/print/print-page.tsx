import { useParams } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { childPrint } from '../../../shared/words/zh/child-print';
import { Nothing } from '../../layout/Nothing';
import { CampaignSum } from './CampaignSum';
import { DirectorDuties } from './DirectorDuties';
import { Directors } from './Directors';
import { HandOverList } from './HandOverList';
import { MoveLetter } from './MoveLetter';
import { OfCourse } from './OfCourse';
import { OfFile } from './OfFile';
import { OfSpotCheck } from './OfSpotCheck';
import type { PaperProps } from './paper-props';
import { Roster } from './Roster';

const PAPERS: Readonly<Record<keyof typeof childPrint.forms, ComponentType<PaperProps>>> = {
  file: OfFile, visits: OfFile, delegation: OfFile, 'delegation-notice': OfFile, problems: OfFile, 'work-log': OfFile, move: MoveLetter, campaign: CampaignSum, roster: Roster, 'spot-check': OfSpotCheck, rectify: OfSpotCheck,
  directors: Directors, duties: DirectorDuties, 'sign-in': OfCourse, training: OfCourse, 'hand-over': HandOverList,
};

const isPaper = (form: string): form is keyof typeof PAPERS => Object.keys(PAPERS).includes(form);

/** A paper about children on A4, of what the one who prints may read. */
export function Page() {
  const { form = '', id = '' } = useParams({ strict: false });
  if (!isPaper(form)) return <Nothing />;
  const Paper = PAPERS[form];
  return <Paper form={form} id={id} />;
}
