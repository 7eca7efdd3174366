"""The state of every translation: which text it was made from, and whether that text has changed since.

`units` lists every text to translate. `history` reads the first-parent history of git, `deriving` takes the state from
one commit to the next, `fingerprints` are the files that keep it up to a commit, and `state` gives the present one.
"""
