# Personal settings: email. Only the person reads these. $address is safe to show; $until is a moment that Discord shows.

email-title = Email
email-none = You get no email from Parley.
    Give an address, and you can choose which news go there, too. First a code goes there that shows it is yours.
email-on = The news that you choose above go to **{ $address }**. You confirmed that it is yours.
email-refused = Mail to **{ $address }** came back: its mail server says that there is no such address. Nothing more is sent there.
    Press Change address to give another one, or the same again once it works.
email-code = A code is on its way to **{ $address }**. Press Enter code and type it in; it ends { $until }.
    Nothing there after some minutes? Look in the spam folder, and check the spelling above.
email-no-such = No code could be sent to **{ $address }**: its mail server says that there is no such address.

email-button-set = Set address
email-button-change = Change address
email-button-edit = Edit address
email-button-enter = Enter code
email-button-remove = Remove

email-form = Your email address
email-form-address = Address
    .example = ben@example.org
email-form-code = The six digits in the email
    .title = Enter code
    .example = 123456
email-typed = You typed:

email-off-title = No email here
email-off = Parley sends no mail on this server. Direct messages and your offers' channels work as ever.

email-bad-title = That is not an email address
email-bad = { $what }
    An address looks like ben@example.org. Press Edit address: what you typed is still there. Nothing was changed.
email-bad-no-at = There is no @ in it.
email-bad-not-ascii = It has letters that many mail servers do not take; plain letters, digits and signs work everywhere.
email-bad-too-long = It is longer than an address can be.
email-bad-local = Something before the @ cannot be there, such as a space or two dots in a row.
email-bad-domain = What stands after the @ is no full name of a mail server, such as example.org.

email-many-title = Too many codes
email-many = At most { $most } codes go out in an hour. Look for the mail in your spam folder, or press Edit address later: what you typed is still there.

email-no-code-title = No code is waiting
email-no-code = It was older than 15 minutes, or tried too often. Press Set address to get a new one.

email-wrong-code-title = That is not the code
email-wrong-code = { $left ->
    [one] You have one more try.
   *[other] You have { $left } more tries.
} It is the six digits in the newest mail from Parley.
