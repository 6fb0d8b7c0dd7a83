import type { content as chinese } from '../zh/work-content';

export const content: typeof chinese = {
  title: 'The report', child: 'The child', suspects: 'Who may have done it', source: 'Where it comes from', narrative: 'In the reporter’s words', none: 'Not filled in.', notSuspected: 'The reporter says that nobody is suspected.',
  supplement: (n) => `Addition ${n}`, by: { REPORTER: 'by the reporter', DESK: 'by a desk' }, warnings: 'Please check', unchecked: 'Could not be checked; kept as told', unknownChild: 'It is not known who', yes: 'Yes', no: 'No', hours: (n) => `About ${n} hours`,
  reveal: 'Show', revealed: 'Shown for 30 seconds, and recorded',
  fields: {
    situations: 'Situation', concerns: 'Other concerns', danger: 'Danger', narrative: 'Story', injuries: 'Injuries', childWords: 'In the child’s words', heardBy: 'Heard by', howKnown: 'How it was found', discoveredAt: 'Found', discoveryPlace: 'Found at',
    hoursSinceHarm: 'Since the harm', harmDate: 'Day of harm', childNow: 'Where the child is', harmPlace: 'Place of harm', residence: 'Residence', school: 'School', whereabouts: 'Whereabouts', caregiver: 'Care', labour: 'Labour', complainedOf: 'Unit complained of',
    evidence: 'Evidence', verification: 'Verification', emergencySteps: 'Steps taken', called110: '110 called', alreadyReported: 'Reported elsewhere', supervisorFiling: 'Filed above', otherChildren: 'Other children', guardiansInformed: 'Guardians informed', whoKnows: 'Who knows',
    channel: 'Channel', channelTicket: 'Ticket', receivedAt: 'Received by the channel',
    name: 'Name', sex: 'Sex', birthDate: 'Date of birth', age: 'Age', idNumber: 'ID number', phone: 'Phone', schoolName: 'School', grade: 'Grade', className: 'Class', hukou: 'Registered at', whereNow: 'Where now', sleepsTonight: 'Sleeps tonight', disability: 'Disability',
    categories: 'Categories', guardian: 'Guardian', guardianPhone: 'Guardian’s phone', safeContact: 'Safe contact', relation: 'Relation', cohabiting: 'Lives with the child', organisation: 'Unit', description: 'Description', withChildNow: 'With the child now', compulsoryEducationDone: 'Compulsory education done',
    dismissal: 'End of school', collectedBy: 'Collected by', dormitory: 'Dormitory', accompaniedBy: 'Accompanied by', accompanyingRelation: 'Their relation', recordNumber: 'Record number', samplesKept: 'Samples kept', procedure: 'Examination', household: 'Household', keysHeldBy: 'Keys held by', cadreKin: 'Kin of cadres',
    reporterPhone: 'Reporter’s phone', unitName: 'Unit', unitCode: 'Unit’s code', post: 'Post', confidential: 'Asks for confidence', mayCall: 'May be called', relationToSuspects: 'Relation to suspects', knownBy: 'Known to have reported by', kind: 'Kind of reporter', hideFrom: 'Hidden from',
  },
  procedure: { DONE: 'Done', PENDING: 'Pending', NONE: 'None' },
};
