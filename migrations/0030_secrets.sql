-- What Parley signs with, made when it is first needed. Whoever has one can do what its name says for anybody.
CREATE TABLE secrets (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
