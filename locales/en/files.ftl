# Files that go with an offer.

files-field = Files
files-size-bytes = { $count } { $count ->
        [one] byte
       *[other] bytes
    }
files-size-kb = { $size } KB
files-size-mb = { $size } MB

# In the private channel.
files-posted = { $count ->
    [one] Here's the file for offer #{ $number } from { $client }.
   *[other] Here are the files for offer #{ $number } from { $client }.
}
files-lost = { $client }, { $count ->
    [one] I couldn't post this file because Discord's link to it no longer works. Please attach it here:
   *[other] I couldn't post these files because Discord's links to them no longer work. Please attach them here:
}
    { $names }
