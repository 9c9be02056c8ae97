# Personal settings: email. Only the person reads these. $address is safe to show; $until is a time that Discord shows.

email-title = Email
email-none = Parley doesn't email you.
    Add an address to choose what you get by email. I'll send it a code first, to check that it's yours.
email-on = The notifications you choose above also go to **{ $address }**. You've confirmed that it's yours.
email-refused = Email to **{ $address }** bounced: its mail server says there's no such address. Parley has stopped sending to it.
    Press **Change address** to enter another one, or the same one once it works.
email-code = I'm sending a code to **{ $address }**. Press **Enter code** and type it in. It expires { $until }.
    Nothing after a few minutes? Check your spam folder and the spelling above.
email-no-such = I couldn't send a code to **{ $address }**: its mail server says there's no such address.

email-button-set = Add address
email-button-change = Change address
email-button-edit = Edit address
email-button-enter = Enter code
email-button-remove = Remove address

email-form = Your email address
email-form-address = Email address
    .example = ben@example.org
email-form-code = 6-digit code from the email
    .title = Enter code
    .example = 123456
email-typed = You typed:

email-off-title = Email isn't available here
email-off = Parley doesn't send email in this server. Direct messages and your private channels work as usual.

email-bad-title = I couldn't read that address
email-bad = { $what } An address looks like ben@example.org.
    Nothing changed, and I kept what you typed. Press **Edit address** to fix it.
email-bad-no-at = There's no @ in it.
email-bad-not-ascii = It includes letters that many mail servers don't accept. Plain letters, digits and symbols work everywhere.
email-bad-too-long = It's longer than an email address can be.
email-bad-local = The part before the @ includes something that can't be there, such as a space or two dots in a row.
email-bad-domain = The part after the @ must be a full domain, such as example.org.

email-many-title = Too many codes
email-many = You can get up to { $most } codes an hour. I kept what you typed.
    Check your spam folder, or press **Edit address** later.

email-no-code-title = That code no longer works
email-no-code = It's older than 15 minutes, or there were too many tries. Press **Add address** to get a new one.

email-wrong-code-title = That code didn't match
email-wrong-code = { $left ->
    [one] You have 1 more try.
   *[other] You have { $left } more tries.
} Use the 6 digits in the latest email from Parley.
