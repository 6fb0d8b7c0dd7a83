CREATE TABLE callback (
  id uuid PRIMARY KEY,
  desk uuid NOT NULL,
  division text COLLATE "C" NOT NULL,
  -- The report it follows; NULL when a desk opened it by itself.
  report_id uuid UNIQUE,
  state text NOT NULL CHECK (state IN ('due', 'made', 'given-up')),
  version int NOT NULL,
  opened_at timestamptz NOT NULL
);
CREATE INDEX callback_desk ON callback (desk, opened_at DESC, id DESC);
CREATE INDEX callback_division ON callback (division);
CREATE INDEX callback_opened ON callback (opened_at DESC, id DESC);

SELECT app.protect('callback', '{"seenBy": [{"desk": "desk"}, {"prefix": "division", "agencies": ["COORD"]}]}');
SELECT app.protect_cases('callback');
