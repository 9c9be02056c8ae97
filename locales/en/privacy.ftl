### A person's own data.

privacy-exported = Your data in this server
    .text = The file has your offers with their versions and change requests, and your profile, drafts, settings and email address. It also lists your agencies and the people you've blocked. Only you can see it. It's gone once you dismiss this message.
        It doesn't include what others keep private, such as who has blocked you.
privacy-too-large = Your data doesn't fit in one file
    .text = Discord allows files up to 10 MB, so nothing was sent. Ask an admin to get you a copy from the person who runs Parley here.
privacy-delete = Delete your data in this server?
    .text = You can't undo this. To keep a copy, use `/privacy export` first.
privacy-goes = What will be deleted
    .text = • your profile, drafts, settings, and your email address with its codes
        • your blocks: people you've blocked can send you offers again
        • the texts of the jobs that you posted, also on the job board, and of the proposals that you sent
        • your place in agencies, and any agency with only you in it. If you own one with others in it, transfer it first
        • your name and picture as Parley knows them
        Before that, your pending offers and open proposals are withdrawn, your open jobs are closed, and offers waiting for your answer are declined. The other side will see it.
privacy-stays = What stays, and why
    .text = • offers that were sent, and contracts, with their terms and messages. They're also the other side's record, where your name becomes “a former member”
        • what moderators noted, because it keeps others safe
        • messages in private channels. They're on Discord, where you can delete your own
privacy-next = Press **Delete my data…** and type the word it asks for. Nothing is deleted until then.
privacy-button = Delete my data…
privacy-form = Delete my data in this server
privacy-word = DELETE
# Discord's limit: 45 characters.
privacy-form-word = Type { $word } to delete your data for good
privacy-not-confirmed = Nothing was deleted
    .text = You typed: { $typed }
        To delete your data, press the button and type { $word }.
privacy-forgotten = Data deleted
    .text = { $withdrawn ->
        [0] You had no pending offers to withdraw.
        [one] { $withdrawn } of your pending offers was withdrawn.
       *[other] { $withdrawn } of your pending offers were withdrawn.
    } { $declined ->
        [0] No offers were waiting for your answer.
        [one] { $declined } offer waiting for your answer was declined.
       *[other] { $declined } offers waiting for your answer were declined.
    }
        You can use Parley here again at any time, with a fresh start.
# Instead of a name, in the other side's records.
privacy-former-member = a former member

## Commands

command-privacy = Download or delete the data kept about you in this server
command-privacy-export = Download the data kept about you here; only you can see the file
command-privacy-delete = Review what can be deleted and what stays, then delete your data
