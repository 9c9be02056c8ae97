-- A SQLite database that is moved to Postgres says so in its one row of `moves_out`, and where to. Until the move is complete, its target
-- has a row in `moves_in` for each table: how far it is, and what came of the rows so far. A database with a row in either isn't opened.
CREATE TABLE moves_out (
    id      BIGINT PRIMARY KEY,
    target  TEXT NOT NULL,
    is_done BIGINT NOT NULL
);

CREATE TABLE moves_in (
    move_id BIGINT NOT NULL,
    name    TEXT NOT NULL,
    at_row  BIGINT NOT NULL,
    moved   BIGINT NOT NULL,
    digest  BIGINT NOT NULL,
    PRIMARY KEY (move_id, name)
);
