"""The rehearsal: what GitHub would do with the workflows, as far as that can be tried without GitHub.

From bottom to top: `reader` asks GitHub's own parser and evaluator (reader.mjs); `events` are what happens to a
repository, with what GitHub tells of it; `rights` are those of a job's token; `runs` are made of jobs and steps, and
`player` plays one; `hosting` plays events with all the runs that follow from them; `situations` reads the hand-written
table of tests/data/rehearsal/. `machine` is the computer on which steps really run, `project` a small repository,
`stage` puts both beside a bare remote and the server that answers like GitHub, `alone` runs single steps there, and
`roads` plays whole ways of an edit.
"""
