-- Facts are reckoned by the indexes alone (docs/decisions/027): while a table is small the planner reads the whole of it, and PostgreSQL then holds the whole of it against everybody
-- who writes there at the same moment. Two caseworkers who noted jobs of different citizens lost races to each other over it (decision 023).
ALTER FUNCTION facts_of_citizens(uuid[]) SET enable_seqscan = off;
ALTER FUNCTION facts_of_citizens(uuid[]) SET jit = off;
ALTER FUNCTION facts_of_days(uuid[]) SET enable_seqscan = off;
ALTER FUNCTION facts_of_days(uuid[]) SET jit = off;
ALTER FUNCTION facts_follow_days() SET enable_seqscan = off;
ALTER FUNCTION facts_follow_days() SET jit = off;
-- keep plans of their own
ALTER FUNCTION work_status(uuid, uuid, date) SET enable_seqscan = off;
ALTER FUNCTION first_ordinary_day(uuid, date, numeric) SET enable_seqscan = off;
