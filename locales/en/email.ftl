# Personal settings: email. Only the person reads these.

email-off-title = No email here
email-off = Parley sends no mail on this server. Direct messages and your offers' channels work as ever.

email-bad-title = That is not an email address
email-bad = { $what }
    An address looks like ben@example.org. Press Set address to try again; nothing was changed.
email-bad-no-at = There is no @ in it.
email-bad-not-ascii = It has letters that many mail servers do not take; plain letters, digits and signs work everywhere.
email-bad-too-long = It is longer than an address can be.
email-bad-local = Something before the @ cannot be there, such as a space or two dots in a row.
email-bad-domain = What stands after the @ is no full name of a mail server, such as example.org.

email-many-title = Too many codes
email-many = At most { $most } codes go out in an hour. Look for the mail in your spam folder, and try again later.

email-no-code-title = No code is waiting
email-no-code = It was older than 15 minutes, or tried too often. Press Set address in `/settings` to get a new one.

email-wrong-code-title = That is not the code
email-wrong-code = { $left ->
    [one] You have one more try.
   *[other] You have { $left } more tries.
} It is the six digits in the newest mail from Parley.
