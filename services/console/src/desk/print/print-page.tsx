import { useParams } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { Nothing } from '../layout/Nothing';
import type { FormProps } from './form-props';
import { Handover } from './Handover';
import { OfDuty } from './OfDuty';
import { OfReferral } from './OfReferral';
import { Receipt } from './Receipt';

const FORMS: Readonly<Record<string, ComponentType<FormProps>>> = {
  receipt: Receipt, 'police-receipt': OfReferral, answer: OfReferral, transfer: OfReferral, flow: OfReferral, handover: Handover,
  'supervision-notice': OfDuty, 'extension-approval': OfDuty,
};

/** A form on A4, from what the one who prints may read. */
export function Page() {
  const { form = '', id = '' } = useParams({ strict: false });
  const Form = FORMS[form];
  return Form === undefined ? <Nothing /> : <Form form={form} id={id} />;
}
