-- A line that logs hours of a contract holds how long and on which day in `hours`, as JSON. One that closes a week with hours holds the
-- Monday of that week in `week`: what it states is added up from the lines before it.
ALTER TABLE contract_entries ADD COLUMN hours TEXT;
ALTER TABLE contract_entries ADD COLUMN week TEXT;
