# Files that go with an offer.

files-field = Files
files-size-bytes = { $count } { $count ->
        [one] byte
       *[other] bytes
    }
files-size-kb = { $size } KB
files-size-mb = { $size } MB

# In the room.
files-posted = { $count ->
    [one] The file that goes with offer #{ $number } from { $client }.
   *[other] The files that go with offer #{ $number } from { $client }.
}
files-lost = { $client }, { $count ->
    [one] this file could not be posted, because Discord's link to it no longer works. Please attach it here:
   *[other] these files could not be posted, because Discord's links to them no longer work. Please attach them here:
}
    { $names }
