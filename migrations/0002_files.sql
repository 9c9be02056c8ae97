-- The files that go with an offer: names, sizes and links, as JSON; NULL where there are none.
ALTER TABLE offers ADD COLUMN files TEXT;
