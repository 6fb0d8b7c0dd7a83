import { Line, One, Short, Story } from './form-fields.js';

/** What a teacher, a doctor or a village is asked besides, because practice needs it. */
export class TeacherPart {
  @Story() childWords?: string;
  @Line() heardBy?: string;
  @Short() dismissal?: string;
  @Line() collectedBy?: string;
  @Line() dormitory?: string;
}

export class DoctorPart {
  @Line() accompaniedBy?: string;
  @Short() accompanyingRelation?: string;
  @Short() recordNumber?: string;
  /** Samples kept as evidence (意见 art. 7). */
  @Line() samplesKept?: string;
  @One(['DONE', 'PENDING', 'NONE']) procedure?: 'DONE' | 'PENDING' | 'NONE';
}

export class VillagePart {
  @Line() household?: string;
  @Line() keysHeldBy?: string;
  @Line() cadreKin?: string;
}
