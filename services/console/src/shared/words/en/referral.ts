import type { referral as chinese } from '../zh/referral';

export const referral: typeof chinese = {
  state: {
    routed: 'New', opened: 'Opened', acknowledged: 'Acknowledged', accepted: 'In hand', concluded: 'Concluded, answer due', fed_back: 'Answered', returned: 'Returned, to be reassigned', ended: 'Read', merged: 'Merged',
  },
  stateTold: {
    routed: 'Delivered, not opened yet', opened: 'Opened', acknowledged: 'Acknowledged', accepted: 'Being handled', concluded: 'Concluded', fed_back: 'You were told the outcome', returned: 'Being reassigned', ended: 'On record', merged: 'Merged into another case',
  },
  reportState: { filed: 'Received, being assigned', routed: 'Sent to the agencies', in_handling: 'The agencies are at work', concluded: 'All agencies have concluded', closed: 'Closed; you were told the outcome' },
  role: { LEAD: 'Lead', SUPPORT: 'Support', NOTICE: 'Notice' },
  roleTold: { LEAD: 'Leads', SUPPORT: 'Supports', NOTICE: 'On record' },
  because: { LONGEST_PREFIX: 'By place', SUPERVISOR: 'By supervision', NO_DESK: 'No desk there', CONFLICT: 'Conflict of interest avoided', CHOSEN: 'Chosen by the coordinator', LAST_RESORT: 'Receiver of last resort' },
  site: { NOW: 'Where the child is now', HARM: 'Where it happened', RESIDENCE: 'Where the child lives', SCHOOL: 'Authority of the school', UNIT: 'Authority of the reporting unit' },
  claimed: { NOBODY: 'Nobody yet', ME: 'Me', OTHER: 'A colleague' },
  action: {
    open: 'Open', acknowledge: 'Acknowledge', decide: 'Record progress', conclude: 'Conclude', return: 'Return to the coordinator', reroute: 'Reassign', transfer: 'Pass to another desk of the agency',
    reopen: 'Reopen', claim: 'I take it', unclaim: 'Put down', recuse: 'I must stand aside', release: 'Tell the reporter now',
  },
  actionMeans: {
    open: 'Opening the content counts as opened and is recorded', acknowledge: 'Your unit has taken it on; the reporter reads "Acknowledged"', decide: 'Record a decision and go on', conclude: 'Record the outcome; the reporter gets an answer',
    return: 'The coordinator assigns it anew, time limits run on; choose a reason', reroute: 'The coordinator names the receiving desk', transfer: 'Your desk then sees only its own part', reopen: 'The former outcome stays; give a reason',
    claim: 'Colleagues see that it is yours', unclaim: 'Give it back to the desk', recuse: 'You will not see this case; others of the desk go on. Cannot be undone', release: 'The reporter is told now',
  },
  move: { add: 'Add an agency', withhold: 'Withhold for now', given: 'Record how it was told', receipt: 'I have seen it', supplement: 'Add something', guardiansTold: 'Decision on telling the guardians', unseal: 'See who reported' },
  moveMeans: {
    add: 'Another agency handles it as well', withhold: 'Not told yet for the sake of the investigation (police only, with a reason)', guardiansTold: 'Telling and not telling both need a reason; refused when they are suspected',
    unseal: 'With a reason; supervisors and auditors see who, when and why',
  },
  given: { PHONE: 'By phone', IN_PERSON: 'In person', LETTER: 'By letter', AVAILABLE_UNREAD: 'In the system, unread', UNREACHABLE: 'Could not be reached' },
  returnReason: { NOT_HERE: 'Not in this place', NOT_OUR_FIELD: 'Not our field', OTHER_DESK: 'For another desk', TOO_LITTLE: 'Too little to act on', CONFLICT: 'Conflict of interest', OTHER: 'Another reason' },
  duty: { OPEN: 'Owed', PAUSED: 'Paused', MET: 'Done in time', MET_LATE: 'Done late', VOID: 'No longer owed' },
  dutyAction: { extend: 'Extend', pause: 'Pause', resume: 'Resume', waive: 'Waive' },
};
