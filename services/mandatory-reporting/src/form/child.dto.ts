import type { PlainDate } from '@referrals/calendar';
import { Codes, Part, YesNo } from '@referrals/service-kit';
import { About, Line, OnDay, One, Phone, Short, ToldIdNumber } from './form-fields.js';

const CHILD_CATEGORIES = ['LEFT_BEHIND', 'IN_DIFFICULTY', 'ORPHAN', 'DE_FACTO_UNSUPPORTED', 'MIGRANT'] as const;

export class Guardian {
  @Short() name?: string;
  @Short() relation?: string;
  @Phone() phone?: string;
}

/** A way and an hour at which somebody can be reached without danger to them. */
export class SafeContact {
  @Line() way?: string;
  @Short() hour?: string;
}

/** The child, as far as known; `{"unknown": true}` when nothing is. */
export class Child {
  @YesNo({ optional: true }) unknown?: boolean;
  @Short() name?: string;
  @One(['MALE', 'FEMALE']) sex?: 'MALE' | 'FEMALE';
  @OnDay() birthDate?: PlainDate;
  @About() age?: string;
  @ToldIdNumber() idNumber?: string;
  @Phone() phone?: string;
  @Short() schoolName?: string;
  @Short() grade?: string;
  @Short() className?: string;
  @YesNo({ optional: true }) compulsoryEducationDone?: boolean;
  @Line() hukou?: string;
  @Line() residence?: string;
  @Line() whereNow?: string;
  @Line() sleepsTonight?: string;
  @Line() disability?: string;
  @Codes(CHILD_CATEGORIES, { optional: true }) categories?: (typeof CHILD_CATEGORIES)[number][];
  @Part(() => Guardian, { optional: true }) guardian?: Guardian;
  @Part(() => SafeContact, { optional: true }) safeContact?: SafeContact;
}
