-- What cases owe is asked in every change, behind all policies of the duties: to plan it anew took four times as long as to answer it. A case is
-- found by the same indexes whichever it is, so each connection keeps one plan.
ALTER FUNCTION held_duties(uuid[], text[]) SET plan_cache_mode = force_generic_plan;
