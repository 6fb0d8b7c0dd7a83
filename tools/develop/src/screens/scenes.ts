/** What was filed for the pictures. */
export interface Filed {
  /** Id of the first report. */
  readonly report: string;
  /** Id of its referral at the police. */
  readonly referral: string;
}

/** A page as it is shown in the documents. */
export interface Scene {
  /** Of its files: `<name>-390.png`. */
  readonly name: string;
  readonly path: string | ((filed: Filed) => string);
  /** Demo account of who looks; none: anybody. */
  readonly account?: string;
}

/** Main pages, in the order in which the guide tells of them. */
export const SCENES: readonly Scene[] = [
  { name: 'front', path: '/' },
  { name: 'report', path: '/report' },
  { name: 'follow-up', path: '/follow-up' },
  { name: 'mine', path: '/mine', account: 'teacher.yx' },
  { name: 'journey', path: ({ report }) => `/mine/${report}`, account: 'teacher.yx' },
  { name: 'worklist', path: '/desk', account: 'psb.yx' },
  { name: 'referral', path: ({ referral }) => `/desk/r/${referral}`, account: 'psb.yx' },
  { name: 'handover', path: '/desk/handover', account: 'psb.yx' },
  { name: 'inbox', path: '/inbox', account: 'psb.yx' },
  { name: 'coordination', path: '/coordination', account: 'coord.city' },
  { name: 'supervision', path: '/supervision', account: 'supervisor.psb.yx' },
  { name: 'figures', path: '/figures', account: 'supervisor.psb.yx' },
  { name: 'children', path: '/children', account: 'civ.yx' },
  { name: 'children-due', path: '/children/due', account: 'civ.yx' },
  { name: 'policy', path: '/policy', account: 'policy.city' },
  { name: 'audit', path: '/audit', account: 'auditor.city' },
  { name: 'admin', path: '/admin', account: 'admin' },
  { name: 'admin-organisations', path: '/admin/organisations', account: 'admin' },
  { name: 'admin-desks', path: '/admin/desks', account: 'admin' },
  { name: 'admin-staff', path: '/admin/staff', account: 'admin' },
  { name: 'admin-import', path: '/admin/import', account: 'admin' },
  { name: 'admin-events', path: '/admin/events', account: 'admin' },
  { name: 'me', path: '/me', account: 'civ.yx' },
];
