-- A line that submits work holds the files that go with it in `files`, as a JSON list; none where it is NULL.
ALTER TABLE contract_entries ADD COLUMN files TEXT;
