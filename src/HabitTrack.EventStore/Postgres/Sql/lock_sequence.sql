-- Whoever holds this lock until its transaction ends draws sequence numbers in the order of commit, on whatever node.
-- A statement begun under it sees everything that earlier holders committed.
CREATE OR REPLACE FUNCTION habittrack_app.lock_sequence() RETURNS void
LANGUAGE sql
AS $$
SELECT pg_advisory_xact_lock(7234017283807667300);
$$;
