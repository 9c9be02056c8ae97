-- When a mail server first refused an address without a code that says that there is no such address. A second such answer days
-- later makes it refused; mail that is taken clears the doubt.
ALTER TABLE mail_addresses ADD COLUMN doubted_ms BIGINT;
