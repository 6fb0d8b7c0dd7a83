------------------------------ MODULE exchange ------------------------------
(***************************************************************************)
(* The way of an event from the change that causes it to its effect in    *)
(* another service, over Kafka, with everything that may end or be taken  *)
(* away in between.  Names are those of the code, and each part says      *)
(* which file's rule it stands for.  README.md says what is left out.     *)
(*                                                                         *)
(* One producer, one topic, one partition, one subscriber, one shard on   *)
(* either side: what shares a shard can hold each other up most, and two  *)
(* shards share nothing.  The local transport is the special case that    *)
(* sends, marks and writes into the inbox in one transaction.             *)
(***************************************************************************)
EXTENDS Naturals, Sequences, FiniteSets, TLC

CONSTANTS
  Events,          \* numbers: 12 is the second event of case 1, and 1 is its key
  Relays,          \* processes of the producing service
  Replicas,        \* processes of the subscribing service: a consumer and a worker each
  MaxAttempts,     \* usualRetries.maxAttempts
  FaultKinds,      \* what happens from outside, of "RELAY_CRASH", "LOSE_ANSWER", "LOSE_LOCK", "THROW_OUT", "CRASH",
  MaxFaults,       \*   so many times together
  Poison,          \* events whose handler always throws,
  Flaky,           \*   throws or succeeds at each try,
  Killers,         \*   ends the process,
  CommitBreakers,  \*   makes the commit of its transaction fail
  Breaks           \* rules of the protocol that are broken: none but in the twins

VARIABLES
  outbox,     \* committed rows in order of seq
  sent,       \* rows with a sent_at
  relayLock,  \* the relay that holds the shard's session lock
  relay,      \* of each: its step, and the rows it read
  takenBack,  \* how many messages a number was for that a producer gives to what it sends next; 0 is none
  log,        \* the broker's partition
  offset,     \* how many of its messages the group has committed
  assigned,   \* the replica that has the partition, says the group
  consumer,   \* of each replica: its step, and how far it has read
  inbox,      \* rows in order of seq
  done,       \* seqs of the rows with a done_at
  attempts,   \* inbox_attempt: of each event; 0 is no row
  keys,       \* inbox_key: of each key; FLOWS is no row, or one whose retry_at has passed
  worker,     \* of each replica: its step, the rows whose tries it counted, carefulUpTo
  effects,    \* of each key: the events whose effects are committed, in that order
  faults      \* how many there were

relaying  == <<relayLock, relay, takenBack>>
receiving == <<offset, assigned, consumer>>
handling  == <<done, attempts, keys, effects>>
vars == <<outbox, sent, relaying, log, receiving, inbox, handling, worker, faults>>

-----------------------------------------------------------------------------
KeyOf(event) == event \div 10
Keys == {KeyOf(event) : event \in Events}
Range(rows) == {rows[i] : i \in DOMAIN rows}
OfKey(rows, key) == SelectSeq(rows, LAMBDA event : KeyOf(event) = key)
InOrder(rows, key) == \A i \in DOMAIN rows : rows[i] = 10 * key + i   \* the first events of this key, without a gap
Beginnings(rows) == {SubSeq(rows, 1, n) : n \in 1 .. Len(rows)}
Numbers(n) == [i \in 1 .. n |-> i]
Nobody == "nobody"
Away == [step |-> "AWAY", at |-> 0]

Idle ==
  /\ relayLock = Nobody /\ relay = [r \in Relays |-> [step |-> "IDLE", rows |-> <<>>]] /\ takenBack = 0
  /\ assigned = Nobody /\ consumer = [p \in Replicas |-> Away]
  /\ done = {} /\ attempts = [event \in Events |-> 0] /\ keys = [key \in Keys |-> "FLOWS"]
  /\ worker = [p \in Replicas |-> [step |-> "TOGETHER", ids |-> {}, carefulUpTo |-> 0]]
  /\ effects = [key \in Keys |-> <<>>]
  /\ faults = 0

Init == Idle /\ outbox = <<>> /\ sent = {} /\ log = <<>> /\ offset = 0 /\ inbox = <<>>

\* After an absence: all is in the inbox, different cases in any order between each other.
InitBacklog ==
  /\ Idle
  /\ outbox \in [1 .. Cardinality(Events) -> Events] /\ Range(outbox) = Events
  /\ \A key \in Keys : InOrder(OfKey(outbox, key), key)
  /\ sent = Events /\ log = outbox /\ offset = Len(log) /\ inbox = outbox

Fault(kind) == kind \in FaultKinds /\ faults < MaxFaults /\ faults' = faults + 1

-----------------------------------------------------------------------------
(* The change: libs/database, changeCase.  The head of the case is locked  *)
(* before anything is read or written, so a row's seq is drawn after the  *)
(* row before it of its case has committed.  Changes of other cases do    *)
(* not wait: a row may appear in front of others that were read and sent  *)
(* already.                                                               *)

Change(event) ==
  /\ event \notin Range(outbox)
  /\ "NO_CASE_LOCK" \in Breaks \/ \A before \in Events : KeyOf(before) = KeyOf(event) /\ before < event => before \in Range(outbox)
  /\ \E seq \in 0 .. Len(outbox) :
       /\ \A i \in seq + 1 .. Len(outbox) : KeyOf(outbox[i]) = KeyOf(event) => outbox[i] > event
       /\ outbox' = SubSeq(outbox, 1, seq) \o <<event>> \o SubSeq(outbox, seq + 1, Len(outbox))
  /\ UNCHANGED <<sent, relaying, log, receiving, inbox, handling, worker, faults>>

-----------------------------------------------------------------------------
(* The relay: kafka-relay.ts, relayOf.                                     *)

\* kafka-relay.ts readSendable: the unsent rows by seq.  Found by their mark, not by a cursor, which would pass what commits late.
LastSent == CHOOSE n \in 0 .. Len(outbox) : (n = 0 \/ outbox[n] \in sent) /\ \A i \in n + 1 .. Len(outbox) : outbox[i] \notin sent
Unsent ==
  IF "CURSOR" \in Breaks THEN SubSeq(outbox, LastSent + 1, Len(outbox))
  ELSE SelectSeq(outbox, LAMBDA event : event \notin sent)

\* A batch or a piece ends where it likes, and so does what arrives of it; it begins at the first unsent row.
Pieces == IF "ANY_ROW" \in Breaks THEN {<<event>> : event \in Range(Unsent)} ELSE Beginnings(Unsent)

\* session-locks.ts holdingShards, then the read.
ReadUnsent(r) ==
  /\ relayLock = Nobody /\ relay[r].step = "IDLE"
  /\ \E rows \in Pieces : relay' = [relay EXCEPT ![r] = [step |-> "READ", rows |-> rows]]
  /\ relayLock' = r
  /\ UNCHANGED <<outbox, sent, takenBack, log, receiving, inbox, handling, worker, faults>>

GoesOn(r, step) == relay' = [relay EXCEPT ![r].step = step] /\ UNCHANGED relayLock
Rests(r) == relay' = [relay EXCEPT ![r] = [step |-> "IDLE", rows |-> <<>>]] /\ relayLock' = IF relayLock = r THEN Nobody ELSE relayLock

\* idempotent-producer.ts send, acknowledged by all copies in sync.  A broker has what comes under a number it knows, says so, and
\* looks no closer than how many messages it is ...
Send(r) ==
  /\ IF "MARK_FIRST" \in Breaks THEN relay[r].step = "MARKED" /\ Rests(r) ELSE relay[r].step = "READ" /\ GoesOn(r, "HANDED_OVER")
  /\ log' = IF takenBack = Len(relay[r].rows) THEN log ELSE log \o relay[r].rows
  /\ takenBack' = 0
  /\ UNCHANGED <<outbox, sent, receiving, inbox, handling, worker, faults>>

\* ... then kafka-relay.ts markSentNow, then the lock is let go.
MarkSent(r) ==
  /\ IF "MARK_FIRST" \in Breaks THEN relay[r].step = "READ" /\ GoesOn(r, "MARKED") ELSE relay[r].step = "HANDED_OVER" /\ Rests(r)
  /\ sent' = sent \union Range(relay[r].rows)
  /\ UNCHANGED <<outbox, takenBack, log, receiving, inbox, handling, worker, faults>>

\* Its process ends, or its send fails and nobody knows what arrived: nothing when it was at READ, all when at HANDED_OVER.
RelayCrash(r) ==
  /\ Fault("RELAY_CRASH") /\ relay[r].step # "IDLE" /\ Rests(r)
  /\ UNCHANGED <<outbox, sent, takenBack, log, receiving, inbox, handling, worker>>

\* The broker has it and its answer is lost.  The producer is left, and its numbers with it (idempotent-producer.ts leave), and nothing
\* waits for it to be sent next: to the log it is a crash after the send.  NUMBER_REUSED: what is sent next gets the number.
LoseAnswer(r) ==
  /\ Fault("LOSE_ANSWER") /\ relay[r].step = "READ" /\ Rests(r)
  /\ log' = log \o relay[r].rows
  /\ takenBack' = IF "NUMBER_REUSED" \in Breaks THEN Len(relay[r].rows) ELSE 0
  /\ UNCHANGED <<outbox, sent, receiving, inbox, handling, worker>>

\* The connection with the lock is gone, and the relay does not know: it goes on whenever it likes.  So does a request under way
\* of a relay that ended.  (The code marks on that same connection, so it could not even mark; here it may.)
LoseLock(r) ==
  /\ Fault("LOSE_LOCK") /\ relayLock = r /\ relayLock' = Nobody
  /\ UNCHANGED <<outbox, sent, relay, takenBack, log, receiving, inbox, handling, worker>>

-----------------------------------------------------------------------------
(* The consumer: inbox-consumer.ts take.  Writes a batch into the inbox,   *)
(* commits, then commits the offset; begins at the group's offset.        *)

Assign(p) ==
  /\ assigned = Nobody /\ worker[p].step # "DOWN"
  /\ assigned' = p
  /\ consumer' = [consumer EXCEPT ![p] = [step |-> "READS", at |-> IF "FROM_LATEST" \in Breaks THEN Len(log) ELSE offset]]
  /\ UNCHANGED <<outbox, sent, relaying, log, offset, inbox, handling, worker, faults>>

\* Thrown out of its group, or its commit failed: the partition is another's before this one knows, and both go on.
ThrowOut(p) ==
  /\ Fault("THROW_OUT") /\ assigned = p /\ assigned' = Nobody
  /\ UNCHANGED <<outbox, sent, relaying, log, offset, consumer, inbox, handling, worker>>

\* inbox-receiver.ts receive, ON CONFLICT (id) DO NOTHING: what is there, whoever wrote it, stays as it is.  One action, because of
\* two that write at the same time the later waits at the first row that is missing, and then finds what the other wrote.
RECURSIVE Stored(_, _)
Stored(rows, messages) ==
  IF messages = <<>> THEN rows
  ELSE LET event == Head(messages)
       IN  Stored(IF event \in Range(rows) /\ "NO_EVENT_ID" \notin Breaks THEN rows ELSE Append(rows, event), Tail(messages))

Receive(p) ==
  /\ consumer[p].step = "READS" /\ "OFFSET_FIRST" \notin Breaks
  /\ \E to \in consumer[p].at + 1 .. Len(log) :
       /\ inbox' = Stored(inbox, SubSeq(log, consumer[p].at + 1, to))
       /\ consumer' = [consumer EXCEPT ![p] = [step |-> "WROTE", at |-> to]]
  /\ UNCHANGED <<outbox, sent, relaying, log, offset, assigned, handling, worker, faults>>

\* A broker refuses this of a consumer that was thrown out.  Nothing rests on that: here it may even set the offset back.
CommitOffset(p) ==
  /\ consumer[p].step = "WROTE"
  /\ offset' = consumer[p].at /\ consumer' = [consumer EXCEPT ![p].step = "READS"]
  /\ UNCHANGED <<outbox, sent, relaying, log, assigned, inbox, handling, worker, faults>>

\* OFFSET_FIRST: the same the other way round.
CommitOffsetFirst(p) ==
  /\ consumer[p].step = "READS" /\ "OFFSET_FIRST" \in Breaks /\ consumer[p].at < Len(log)
  /\ offset' = Len(log) /\ consumer' = [consumer EXCEPT ![p].step = "COMMITTED"]
  /\ UNCHANGED <<outbox, sent, relaying, log, assigned, inbox, handling, worker, faults>>
ReceiveAfterwards(p) ==
  /\ consumer[p].step = "COMMITTED"
  /\ inbox' = Stored(inbox, SubSeq(log, consumer[p].at + 1, offset)) /\ consumer' = [consumer EXCEPT ![p] = [step |-> "READS", at |-> offset]]
  /\ UNCHANGED <<outbox, sent, relaying, log, offset, assigned, handling, worker, faults>>

-----------------------------------------------------------------------------
(* The worker: inbox-worker.ts and one-by-one.ts.  Its transactions hold   *)
(* the shard by an advisory lock of their own, so each is one action      *)
(* here: it commits whole or leaves nothing, and workers meet only        *)
(* between transactions.  From the count to the try the session holds it. *)

\* shard-lock.ts tryShardForSession: nobody else has counted a try that is yet to come.  It ends with its process.
Free(p) == "LET_GO" \in Breaks \/ \A other \in Replicas \ {p} : worker[other].step # "COUNTED"

EventOf(seq) == inbox[seq]
Suspect(seq) == attempts[EventOf(seq)] > 0
Parked(seq) == seq \notin done /\ keys[KeyOf(EventOf(seq))] = "PARKED"

\* ready-rows.ts readReady: rows that are not done, of keys that flow, by seq.
Ready == SelectSeq(Numbers(Len(inbox)), LAMBDA seq :
  seq \notin done /\ keys[KeyOf(EventOf(seq))] = "FLOWS" /\ ~("PARKED_BLOCKS" \in Breaks /\ \E front \in 1 .. seq : Parked(front)))

\* plan-batch.ts planBatch: a suspect goes alone; what waited when the process started goes together, but counted first.
PlanBatch(rows, carefulUpTo) ==
  IF rows = <<>> THEN [counted |-> FALSE, rows |-> <<>>]
  ELSE LET counted == Suspect(rows[1]) \/ rows[1] <= carefulUpTo
           ends(n) == n > 1 /\ (Suspect(rows[1]) \/ Suspect(rows[n]) \/ (rows[n] <= carefulUpTo) # counted)
           taken == {n \in DOMAIN rows : \A i \in 1 .. n : ~ends(i)}
       IN  [counted |-> counted, rows |-> IF "SUSPECTS_TOGETHER" \in Breaks THEN rows ELSE SubSeq(rows, 1, Cardinality(taken))]

\* Batches are limited, and their time: any beginning of what is planned.
Plan(p) == PlanBatch(Ready, worker[p].carefulUpTo)
Counted(p) == LET plan == Plan(p) IN IF plan.counted THEN Beginnings(plan.rows) ELSE {}
Uncounted(p) == LET plan == Plan(p) IN IF plan.counted THEN {} ELSE Beginnings(plan.rows)

MayDo(event) ==
  CASE event \in Poison -> {"THROWS"}
    [] event \in Flaky -> {"OK", "THROWS"}
    [] event \in Killers -> {"KILLS"}
    [] event \in CommitBreakers -> {"BREAKS_COMMIT"}
    [] OTHER -> {"OK"}

\* What may come of trying these rows, by their place in the batch.
Outcomes(rows) == {o \in [DOMAIN rows -> UNION {MayDo(EventOf(seq)) : seq \in Range(rows)}] : \A n \in DOMAIN rows : o[n] \in MayDo(EventOf(rows[n]))}

\* The process ends, worker and consumer; its open transactions are as if they had never been.
Ends(p) ==
  /\ worker' = [worker EXCEPT ![p] = [step |-> "DOWN", ids |-> {}, carefulUpTo |-> 0]]
  /\ consumer' = [consumer EXCEPT ![p] = Away] /\ assigned' = IF assigned = p THEN Nobody ELSE assigned
  /\ UNCHANGED <<outbox, sent, relaying, log, offset, inbox, handling>>

Crash(p) == Fault("CRASH") /\ worker[p].step # "DOWN" /\ Ends(p)

\* service-inbox.ts start, readBacklogEnds: whatever waits now may have ended the process before this one.
Start(p) ==
  /\ worker[p].step = "DOWN"
  /\ LET waiting == {0} \union (DOMAIN inbox \ done)
         last == CHOOSE seq \in waiting : \A other \in waiting : other <= seq
     IN  worker' = [worker EXCEPT ![p] = [step |-> "TOGETHER", ids |-> {}, carefulUpTo |-> last]]
  /\ UNCHANGED <<outbox, sent, relaying, log, receiving, inbox, handling, faults>>

Works(p, step, ids) == worker' = [worker EXCEPT ![p].step = step, ![p].ids = ids]
TakeEffect(rows) == effects' = [key \in Keys |-> effects[key] \o OfKey([n \in DOMAIN rows |-> EventOf(rows[n])], key)]

\* run-together.ts: no savepoints, so all of the batch or nothing of it; then its shard goes one by one.
Together(p) ==
  /\ worker[p].step = "TOGETHER" /\ Free(p)
  /\ \E rows \in Uncounted(p) : \E o \in Outcomes(rows) :
       \/ /\ Range(o) = {"OK"}
          /\ TakeEffect(rows)
          /\ IF "TWO_COMMITS" \in Breaks
             THEN Works(p, "NOT_MARKED", Range(rows)) /\ UNCHANGED done
             ELSE done' = done \union Range(rows) /\ UNCHANGED worker
          /\ UNCHANGED <<outbox, sent, relaying, log, receiving, inbox, attempts, keys, faults>>
       \/ /\ Range(o) \intersect {"THROWS", "BREAKS_COMMIT"} # {}
          /\ Works(p, "ONE_BY_ONE", {})
          /\ UNCHANGED <<outbox, sent, relaying, log, receiving, inbox, handling, faults>>
       \/ "KILLS" \in Range(o) /\ Ends(p) /\ UNCHANGED faults

\* TWO_COMMITS: "done" in a commit of its own.
MarkDone(p) ==
  /\ worker[p].step = "NOT_MARKED"
  /\ done' = done \union worker[p].ids /\ Works(p, "TOGETHER", {})
  /\ UNCHANGED <<outbox, sent, relaying, log, receiving, inbox, attempts, keys, effects, faults>>

\* one-by-one.ts run: a savepoint each; a failure holds its key for the rest of the batch (plan-batch.ts HeldKeys).
Tried(rows, o) == {n \in DOMAIN rows :
  "KEY_NOT_HELD" \in Breaks \/ \A i \in 1 .. n - 1 : KeyOf(EventOf(rows[i])) = KeyOf(EventOf(rows[n])) => o[i] # "THROWS"}
Those(rows, o, outcomes) == {rows[n] : n \in {n \in Tried(rows, o) : o[n] \in outcomes}}

\* settle-batch.ts: done rows lose their count; a failure makes its key wait, or parks it; a counted try not made is taken back.
Settle(rows, o, counted) ==   \* counted: the rows whose tries are in their attempts already
  LET well == Those(rows, o, {"OK"})
      failed == Those(rows, o, {"THROWS", "BREAKS_COMMIT"})
      events(seqs) == {EventOf(seq) : seq \in seqs}
      tries == [event \in Events |->
        CASE event \in events(well) -> 0
          [] event \in events(failed \ counted) -> attempts[event] + 1
          [] event \in events(counted \ (well \union failed)) /\ attempts[event] > 0 -> attempts[event] - 1
          [] OTHER -> attempts[event]]
      state(key) == LET here == {event \in events(failed) : KeyOf(event) = key}
                    IN  IF here = {} THEN keys[key] ELSE IF \E event \in here : tries[event] >= MaxAttempts THEN "PARKED" ELSE "RETRY"
  IN  /\ attempts' = tries
      /\ TakeEffect(SelectSeq(rows, LAMBDA seq : seq \in well))
      /\ done' = done \union well \union (IF "SKIP_FAILURE" \in Breaks THEN failed ELSE {})
      /\ keys' = IF "SKIP_FAILURE" \in Breaks THEN keys ELSE [key \in Keys |-> state(key)]

\* one-by-one.ts goCarefully.  When the commit fails, any of the batch may be why: each is a suspect from now on.
OneByOne(p) ==
  /\ worker[p].step = "ONE_BY_ONE" /\ Free(p)
  /\ \/ /\ Ready = <<>> /\ Works(p, "TOGETHER", {})
        /\ UNCHANGED <<outbox, sent, relaying, log, receiving, inbox, handling, faults>>
     \/ \E rows \in Uncounted(p) : \E o \in Outcomes(rows) :
          IF Those(rows, o, {"KILLS"}) # {} THEN Ends(p) /\ UNCHANGED faults
          ELSE /\ Works(p, "TOGETHER", {})
               /\ IF Those(rows, o, {"BREAKS_COMMIT"}) = {} THEN Settle(rows, o, {})
                  ELSE LET suspects == {EventOf(rows[n]) : n \in Tried(rows, o)}
                       IN  attempts' = [event \in Events |-> attempts[event] + IF event \in suspects THEN 1 ELSE 0] /\ UNCHANGED <<done, keys, effects>>
               /\ UNCHANGED <<outbox, sent, relaying, log, receiving, inbox, faults>>

\* one-by-one.ts countFirst: tries are counted in a commit of their own.  What ended its process often enough is parked.
CountFirst(p) ==
  /\ worker[p].step \in {"TOGETHER", "ONE_BY_ONE"} /\ Free(p)
  /\ \E rows \in Counted(p) :
       LET first == EventOf(rows[1])
           counted == {EventOf(seq) : seq \in Range(rows)}
       IN  IF attempts[first] >= MaxAttempts
           THEN keys' = [keys EXCEPT ![KeyOf(first)] = "PARKED"] /\ Works(p, "TOGETHER", {}) /\ UNCHANGED attempts
           ELSE /\ attempts' = [event \in Events |-> attempts[event] + IF event \in counted /\ "CRASH_NOT_COUNTED" \notin Breaks THEN 1 ELSE 0]
                /\ Works(p, "COUNTED", Range(rows)) /\ UNCHANGED keys
  /\ UNCHANGED <<outbox, sent, relaying, log, receiving, inbox, done, effects, faults>>

\* one-by-one.ts goCounted: of the counted rows those still ready.  Of several in a failed commit none is known to be guilty.
TryCounted(p) ==
  /\ worker[p].step = "COUNTED"
  /\ LET rows == SelectSeq(Ready, LAMBDA seq : seq \in worker[p].ids)
     IN  \E o \in Outcomes(rows) :
           IF Those(rows, o, {"KILLS"}) # {} THEN Ends(p) /\ UNCHANGED faults
           ELSE /\ Works(p, "TOGETHER", {})
                /\ IF Those(rows, o, {"BREAKS_COMMIT"}) # {} /\ Len(rows) > 1 THEN UNCHANGED handling ELSE Settle(rows, o, worker[p].ids)
                /\ UNCHANGED <<outbox, sent, relaying, log, receiving, inbox, faults>>

\* retry_at passes.
RetryTime(key) ==
  /\ keys[key] = "RETRY" /\ keys' = [keys EXCEPT ![key] = "FLOWS"]
  /\ UNCHANGED <<outbox, sent, relaying, log, receiving, inbox, done, attempts, effects, worker, faults>>

-----------------------------------------------------------------------------
Changes == \E event \in Events : Change(event)
Carries == \/ \E r \in Relays : ReadUnsent(r) \/ Send(r) \/ MarkSent(r)
           \/ \E p \in Replicas : Assign(p) \/ Receive(p) \/ CommitOffset(p) \/ CommitOffsetFirst(p) \/ ReceiveAfterwards(p)
Handles == \/ \E p \in Replicas : Together(p) \/ OneByOne(p) \/ CountFirst(p) \/ TryCounted(p) \/ MarkDone(p)
           \/ \E key \in Keys : RetryTime(key)
Starts == \E p \in Replicas : Start(p)
Faults == \/ \E r \in Relays : RelayCrash(r) \/ LoseAnswer(r) \/ LoseLock(r)
          \/ \E p \in Replicas : ThrowOut(p) \/ Crash(p)

\* Nothing is left to do.  Any other state in which nothing can happen is reported as a deadlock.
Settled(event) == event \in Range(effects[KeyOf(event)]) \/ keys[KeyOf(event)] = "PARKED"
Finished == Range(outbox) = Events /\ (\A event \in Events : Settled(event)) /\ UNCHANGED vars

Spec == Init /\ [][Changes \/ Carries \/ Handles \/ Starts \/ Faults \/ Finished]_vars

\* Parts of it, for a deeper look: no worker; only workers.
TransportSpec == Init /\ [][Changes \/ Carries \/ Starts \/ Faults]_vars
BacklogSpec == InitBacklog /\ [][Handles \/ Starts \/ Faults \/ Finished]_vars

\* While anything can go on, something does; which, is left to chance.  Neither changes nor faults need happen.
FairSpec == Spec /\ WF_vars(Carries \/ Handles \/ Starts)
FairBacklogSpec == BacklogSpec /\ WF_vars(Handles \/ Starts)

\* Which process is which makes no difference.
Alike == Permutations(Relays) \union Permutations(Replicas)

-----------------------------------------------------------------------------
(* What must hold.                                                         *)

TypeOK ==
  /\ Range(outbox) \subseteq Events /\ sent \subseteq Range(outbox) /\ Range(log) \subseteq Range(outbox) /\ Range(inbox) \subseteq Range(log)
  /\ relayLock \in Relays \union {Nobody} /\ assigned \in Replicas \union {Nobody}
  /\ offset \in 0 .. Len(log) /\ done \subseteq DOMAIN inbox
  /\ keys \in [Keys -> {"FLOWS", "RETRY", "PARKED"}]

\* A row is marked only when the broker has it.
MarkedIsSent == sent \subseteq Range(log)

\* What is marked is in the inbox, or in front of the group's offset, or (OFFSET_FIRST) in the hands of a consumer.
NothingLost == \A event \in sent :
  \/ event \in Range(inbox)
  \/ event \in Range(SubSeq(log, offset + 1, Len(log)))
  \/ \E p \in Replicas : consumer[p].step = "COMMITTED" /\ event \in Range(SubSeq(log, consumer[p].at + 1, offset))

\* The inbox has the events of a key in the outbox's order, each once.
InboxInOrder == \A key \in Keys : InOrder(OfKey(inbox, key), key)

EffectOnce == \A key \in Keys : Cardinality(Range(effects[key])) = Len(effects[key])

\* Nothing of a key takes effect before what is in front of it.
EffectsInOrder == \A key \in Keys : \A i \in DOMAIN effects[key] : \A before \in 10 * key + 1 .. effects[key][i] - 1 : \E j \in 1 .. i : effects[key][j] = before

\* "Done" and the effects are one.
DoneIsEffect == {EventOf(seq) : seq \in done} = UNION {Range(effects[key]) : key \in Keys}

\* A key is parked at an event that deserves it: at one that never fails only when processes were ended from outside.
Sound(event) == MayDo(event) = {"OK"}
ParkedAt(key) == 10 * key + Len(effects[key]) + 1
NoInnocentParked == faults = 0 => \A key \in Keys : keys[key] = "PARKED" => ~Sound(ParkedAt(key))

\* What is in the outbox takes effect, or its key is parked.  (Neither is undone here, so "some time, for good" says it of each event.)
TakesEffectOrParks == <>[](\A event \in Range(outbox) : Settled(event))

\* A parked key blocks only itself: all events of keys without a failing one take effect.
OthersFlow == <>[](\A event \in Range(outbox) :
  (\A other \in Events : KeyOf(other) = KeyOf(event) => Sound(other)) => event \in Range(effects[KeyOf(event)]))
=============================================================================
