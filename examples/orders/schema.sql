-- The order API runs this when it starts. Every statement may run again, and the lock lets one pod at a time: there is no migration to wait for.
BEGIN;
SELECT pg_advisory_xact_lock(1);
CREATE TABLE IF NOT EXISTS orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  placed_at timestamptz NOT NULL DEFAULT now(),
  customer text NOT NULL,
  total_cents bigint NOT NULL CHECK (total_cents >= 0)
);
CREATE INDEX IF NOT EXISTS orders_placed_at ON orders (placed_at);
COMMIT;
