-- What is due first is found in an index in its exact order, however much waits behind it.
DROP INDEX effects_carrier;
CREATE INDEX effects_carrier ON effects (carrier, state, due_ms, id);
