import type { coordination as coordinationChinese, handover as handoverChinese, inbox as inboxChinese, supervision as supervisionChinese } from '../zh/work-lists';

export const inbox: typeof inboxChinese = {
  title: 'Messages', caption: 'Messages to you', empty: 'No messages.', kind: 'Kind', what: 'What', number: 'Number', desk: 'Desk', at: 'When', unreadOnly: 'Unread only', unread: 'Unread', readAll: 'Mark all as read', open: 'Open',
  reason: {
    ROUTED: 'New referral', REROUTED: 'Rerouted to your desk', TRANSFERRED: 'Transferred to your desk', MOVED: 'Moved to your desk', RETURNED: 'Returned to your desk', REOPENED: 'Reopened', ROLE_RAISED: 'Made lead', SUPPLEMENTED: 'Something new was told',
    OWNER: 'A date of your desk comes near', SUPERVISOR: 'A date of your desk is reached', COORD: 'An agency is late', AGENCY_ABOVE: 'An agency below is late', PROC: 'An agency is late', ANSWERED: 'Answered', READ: 'Read', SUPPLEMENT_READ: 'What you added was read',
  },
  due: 'Due', owner: 'Owed by',
};

export const coordination: typeof coordinationChinese = {
  title: 'Coordination', tabs: 'By reason', caption: 'Referrals that wait for the coordinator', empty: 'No referral waits to be rerouted', reason: 'Why returned', candidates: 'Desks that could have it', look: 'Why, and where it could go', noCandidates: 'no desk of this agency here.',
  tab: { returned: 'Returned', NO_DESK: 'No desk', CONFLICT: 'Conflict', notice: 'Notices to give', LAST_RESORT: 'Handed on three times' },
};

export const supervision: typeof supervisionChinese = {
  title: 'Supervision', board: 'Dates of desks', boardCaption: 'Dates of each desk', desk: 'Desk', open: 'Owed', dueToday: 'Due today', overdue: 'Late', escalated: 'Reminded', boardEmpty: 'No dates.',
  late: 'What is late', lateCaption: 'Late, the longest first', lateEmpty: 'Nothing is late.', what: 'What', number: 'Number', due: 'Due', owner: 'Owed by', steps: 'Reminded',
  unopened: 'Unopened for an hour', unopenedCaption: 'Routed more than an hour ago, not opened', unopenedEmpty: 'None.', load: 'In whose hands', ageCaption: 'Open, by age', day: 'A day', week: 'A week', month: 'A month', longer: 'Longer', loadCaption: 'Referrals in the hands of each colleague', loadEmpty: 'Nobody has claimed any.', person: 'Colleague', count: 'Referrals', nobody: 'In nobody’s hands',
  unsealings: 'Who saw who reported', unsealingsCaption: 'Who saw who reported, when and why', unsealingsEmpty: 'Nobody did.', when: 'When', who: 'Who', why: 'Why',
};

export const handover: typeof handoverChinese = {
  title: 'Handover', mine: 'In my hands', nobody: 'In nobody’s hands', print: 'Print the handover', emptyMine: 'Nothing is in your hands.', emptyNobody: 'Everything is in somebody’s hands.',
};
