/** What is moved: it has one state, and a version that each move counts up by one. */
export interface Moving { readonly state: string; readonly version: number }

/** One row of a table: a move that a person can make. */
export interface Move<R extends Moving, B, A extends string> {
  readonly action: A;
  readonly from: readonly R['state'][];
  /** UNCHANGED: the move says nothing of the state. */
  readonly to: R['state'] | 'UNCHANGED';
  /** What must hold of the record itself, whoever asks; nothing unless said. */
  readonly when?: (record: R) => boolean;
  /** Who may, and whatever else the aggregate asks of them. */
  readonly may: (record: R, by: B) => boolean;
}

/** A state reached without a person: by an event, by a date, by what else changed. */
export interface SystemMove<R extends Moving, A extends string = string> {
  readonly action: A;
  readonly from: readonly R['state'][];
  readonly to: R['state'];
}

/** All moves of an aggregate. What is not here is refused. */
export interface MoveTable<R extends Moving, B, A extends string> {
  readonly states: readonly R['state'][];
  /** States in which a record begins. */
  readonly initial: readonly R['state'][];
  /** In the order in which a view tells them. */
  readonly actions: readonly A[];
  readonly rows: readonly Move<R, B, A>[];
  readonly system?: readonly SystemMove<R>[];
}
