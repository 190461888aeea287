-- Every statement may run again: the order API runs them when it starts, so there is no migration to wait for.
CREATE TABLE IF NOT EXISTS orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  placed_at timestamptz NOT NULL DEFAULT now(),
  customer text NOT NULL,
  total_cents bigint NOT NULL CHECK (total_cents >= 0)
);
CREATE INDEX IF NOT EXISTS orders_placed_at ON orders (placed_at);
