# Direct offers: lists.

# How many offers a list has on all its pages.
list-total = { $total ->
    [one] { $total } offer
   *[other] { $total } offers
}
