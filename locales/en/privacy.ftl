# /privacy: what is kept about a person in a server, given to them and forgotten. Only they read it.

privacy-exported = Everything kept about you in this server
    .text = The file holds your offers with their versions and change requests, your profile, drafts, settings, the agencies you are in, the people you blocked, and your email address. It is for you alone: this message goes away when you dismiss it.
        What others keep to themselves, such as whom they blocked, is theirs and is not in it.
privacy-too-large = There is more than fits into one file
    .text = Discord takes files of up to 10 MB. Ask whoever runs Parley here for a copy; nothing was left out silently.

privacy-delete = Delete your data in this server?
    .text = This cannot be taken back. To keep a copy, use `/privacy export` first.
privacy-goes = What goes
    .text = • your profile, your drafts, your settings, your email address and its codes
        • whom you blocked: they can send you offers again
        • your place in agencies, and an agency that you are in alone; one with others in it you hand over first
        • your name and picture as Parley knows them
        Offers of yours that wait are withdrawn first, and offers to you that wait are declined; the other side is told.
privacy-stays = What stays, and why
    .text = • offers that were sent and contracts, with their terms and messages: they are also the record of the other side, who reads “a former member” instead of your name
        • what moderators noted: it keeps others safe
        • messages in rooms belong to Discord and its members; delete your own there
privacy-next = Press the button and type the word that it asks for. Nothing is deleted before.
privacy-button = Delete my data…
privacy-form = Delete my data in this server
privacy-word = DELETE
# At most 45 characters.
privacy-form-word = Type { $word } to delete for good
privacy-not-confirmed = Nothing was deleted
    .text = You typed: { $typed }
        To delete your data, press the button and type { $word }.
privacy-forgotten = Your data is deleted
    .text = { $withdrawn ->
        [0] No offer of yours was waiting.
        [one] One offer of yours that waited was withdrawn.
       *[other] { $withdrawn } offers of yours that waited were withdrawn.
    } { $declined ->
        [0] No offer to you was waiting.
        [one] One offer to you that waited was declined.
       *[other] { $declined } offers to you that waited were declined.
    }
        You can go on using Parley here at any time: what you do from now on is new.
# Instead of a name, in the other side's records.
privacy-former-member = a former member
