# English: the texts by key, as docs/language.md describes; what a value is called here it is called in every language.

language-name = English
language-tag = en
language-plurals = one-other
language-spacing = words

list-and = { " and " }
list-or = { " or " }
list-comma = { ", " }
list-semicolon = { "; " }
list-space = { " " }
list-sentence = { " " }
list-more = { $n } more
list-quoted = '{ SHORT($name, length: 70) }'

# Counted things
unit-pairs = { $n -> [one] { $n } pair *[other] { $n } pairs }
unit-samples = { $n -> [one] { $n } sample *[other] { $n } samples }
unit-genes = { $n -> [one] { $n } gene *[other] { $n } genes }
unit-probes = { $n -> [one] { $n } probe *[other] { $n } probes }
unit-series = { $n } series
unit-cases = { $n -> [one] { $n } case *[other] { $n } cases }
unit-controls = { $n -> [one] { $n } control *[other] { $n } controls }

error-line = { $where -> [absent] {""} *[other] { $where }:{" "} }{ $what }{ $expected -> [absent] { $found -> [absent] {""} *[other] ; found { $found } } *[other] ; expected { $expected }{ $found -> [absent] {""} *[other] , found { $found } } }.{ $do -> [absent] {""} *[other] {" "}{ $do }. }
