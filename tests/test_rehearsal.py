"""How the rehearsal plays workflows, on literal ones: what GitHub documents of triggers, conditions, rights and calls."""

from __future__ import annotations

import pytest

from tests.rehearsal import events, situations
from tests.rehearsal.events import matches, starts
from tests.rehearsal.hosting import Hosting
from tests.rehearsal.reader import WORKFLOWS, Status, WorkflowError, evaluate, read_workflow, read_workflows
from tests.rehearsal.situations import Foretold, Situation, play, row, told

pytestmark = pytest.mark.long


CHAIN = """\
on: push
permissions: {contents: read}
jobs:
  a: {runs-on: x, steps: [{run: "true", name: a}], outputs: {word: "${{ steps.said.outputs.word }}"}}
  b: {runs-on: x, needs: a, steps: [{run: "true"}]}
  c: {runs-on: x, needs: b, if: "!cancelled()", steps: [{run: "true"}]}
  d: {runs-on: x, needs: c, steps: [{run: "true"}]}
  e: {runs-on: x, needs: [a, d], if: failure(), steps: [{run: "true"}]}
"""
CALLER = """\
on: push
permissions: {}
jobs:
  call:
    permissions: {contents: RIGHT}
    uses: $/.github/workflows/called.yml
    with: {word: "${{ github.ref_name }}!"}
  after: {runs-on: x, needs: call, if: needs.call.outputs.echo == 'MAIN!', steps: [{run: "true"}]}
"""
CALLED = """\
on:
  workflow_call:
    inputs: {word: {type: string, required: true}, more: {type: string, default: less}}
    outputs: {echo: {value: "${{ jobs.say.outputs.word }}"}}
jobs:
  say:
    runs-on: x
    permissions: {contents: write}
    outputs: {word: "${{ inputs.word }}", more: "${{ inputs.more }}"}
    steps: [{run: "true"}]
"""


def run(texts, event=None, **row):
    read = {name: read_workflow(name, text) for name, text in texts.items()}
    empty = {"name": "", "docs": [], "events": [], "runs": ""}
    hosting = Hosting(machine=Foretold(Situation(**{**empty, **row})), workflows=lambda commit: read)
    return hosting.happen(event or events.push())[0]


def results(played):
    return " ".join(f"{path}={job.result}" for path, job in played.jobs.items())


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ({}, "a=success b=success c=success d=success e=skipped"),
        ({"b.__run": "failure"}, "a=success b=failure c=success d=skipped e=success"),
        ({"a.a": "cancelled"}, "a=cancelled b=skipped c=skipped d=skipped e=skipped"),
    ],
)
def test_a_job_without_a_status_function_runs_only_after_a_chain_that_succeeded(ends, expected):
    assert results(run({"chain.yml": CHAIN}, ends=ends)) == expected


def test_a_called_workflow_gets_inputs_and_gives_outputs_with_the_rights_of_its_caller():
    played = run({"caller.yml": CALLER.replace("RIGHT", "write"), "called.yml": CALLED})

    assert results(played) == "call=success call / say=success after=success"
    assert played.jobs["call / say"].outputs == {"word": "main!", "more": "less"}
    assert played.jobs["call / say"].rights == {"contents": "write"}


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("RIGHT", "read", "call / say: asks for more than its caller has: contents"),
        ("with: {word", "with: {other", "call: inputs are missing or unknown"),
        ("github.ref_name", "github.ref_name == unknown", "Unrecognized named-value: 'unknown'"),
        ("uses: $/", "uses: other/repository/", "calls a workflow of another repository"),
        ("needs: call,", "needs: nobody,", "nobody"),
    ],
)
def test_what_github_would_not_start_is_refused(old, new, reason):
    text = (
        CALLER.replace(old, new)
        .replace("RIGHT", "write")
        .replace("called.yml", "called.yml@main" if "other/" in new else "called.yml")
    )

    with pytest.raises(WorkflowError, match=reason):
        run({"caller.yml": text, "called.yml": CALLED})


def test_a_matrix_makes_a_job_of_each_combination():
    text = CHAIN.replace(
        "a: {runs-on: x,", 'a: {runs-on: "${{ matrix.on }}", strategy: {matrix: {on: [x, y], n: [1, 2]}},'
    )

    played = run({"chain.yml": text})

    assert [path for path in played.jobs if path.startswith("a")] == [
        "a",
        "a (x, 1)",
        "a (x, 2)",
        "a (y, 1)",
        "a (y, 2)",
    ]
    assert (played.jobs["a"].times, played.jobs["b"].result) == (4, "success")


def test_the_token_of_a_proposal_from_a_fork_only_reads():
    text = CHAIN.replace("on: push", "on: pull_request").replace(
        "{contents: read}", "{contents: write, id-token: write}"
    )

    assert run({"chain.yml": text}, events.proposal(fork="a/b")).jobs["a"].rights == {"contents": "read"}
    assert run({"chain.yml": text}, events.proposal()).jobs["a"].rights == {"contents": "write", "id-token": "write"}


def test_a_step_that_may_fail_fails_no_job():
    text = CHAIN.replace(
        '{run: "true", name: a}',
        '{run: "true", id: one, continue-on-error: true}, {run: "true", if: steps.one.outcome == \'failure\', name: two}',
    )

    played = run({"chain.yml": text}, ends={"a.one": "failure"})

    assert played.jobs["a"].result == "success"
    assert played.jobs["a"].steps["two"] == "success"


@pytest.mark.parametrize(
    ("trigger", "event", "expected"),
    [
        ("push", events.push(branch="x"), True),
        ("{push: {branches: [main]}}", events.push(branch="x"), False),
        ("{push: {branches: ['v*', '!v2']}}", events.push(branch="v2"), False),
        ("{push: {branches-ignore: [main]}}", events.push(), False),
        ("{push: {paths: ['data/**']}}", events.push(files=["docs/a.md", "data/practices/a.yml"]), True),
        ("{push: {paths: ['data/*']}}", events.push(files=["data/practices/a.yml"]), False),
        ("{push: {paths-ignore: ['docs/**']}}", events.push(files=["docs/a.md"]), False),
        ("pull_request", events.proposal(action="synchronize"), True),
        ("pull_request", events.proposal(action="closed"), False),
        ("pull_request", events.proposal(conflicts=True), False),
        ("{pull_request: {branches: [other]}}", events.proposal(), False),
        ("issues", events.issue({}, action="labeled"), True),
        ("issues", events.issue({}, by_token=True), False),
        ("{schedule: [{cron: 1 2 * * *}]}", events.schedule("1 2 * * *"), True),
        ("{schedule: [{cron: 1 2 * * *}]}", events.schedule("1 3 * * *"), False),
        ("workflow_dispatch", events.by_hand("a.yml"), True),
        ("workflow_dispatch", events.by_hand("b.yml"), False),
    ],
)  # fmt: skip
def test_which_events_start_a_workflow(trigger, event, expected):
    workflow = read_workflow("a.yml", CHAIN.replace("on: push", f"on: {trigger}"))

    assert starts(workflow, event) == expected


def test_patterns_are_read_in_order_and_the_last_one_counts():
    assert matches("docs/en/a.md", ["docs/**", "!docs/en/**", "docs/en/a.*"])
    assert not matches("docs/en/b.md", ["docs/**", "!docs/en/**", "docs/en/a.*"])
    assert matches("a.js", ["**.js"])
    assert matches("src/a.js", ["**/*.js"])


def test_expressions_are_those_of_github():
    contexts = {"github": {"event": {"labels": [{"name": "Intake"}], "none": None}}}

    assert evaluate("contains(github.event.labels.*.name, 'intake')", contexts) is True
    assert evaluate("github.event.missing.deeper == ''", contexts) is True
    assert evaluate("github.event.none || 'x'", contexts) == "x"
    assert evaluate("format('{0}-{1}', 1, true)", contexts) == "1-true"
    assert evaluate("hashFiles('a', 'b')", contexts, Status(hashes={"a b": "c"})) == "c"
    with pytest.raises(WorkflowError, match="Unrecognized function"):
        evaluate("files()", contexts)


@pytest.mark.parametrize(
    ("file", "old", "new", "name"),
    [
        ("review.yml", " && github.event.workflow_run.conclusion != 'action_required'", "", "a proposal of somebody new here waits"),
        ("review.yml", "github.event.workflow_run.conclusion != 'cancelled'", "true", "two pushes to a proposal in a row"),
        ("review.yml", "needs.find.outputs.state == 'closed' || ", "", "a proposal is closed"),
        ("review.yml", "needs.read.outputs.told == 'success'", "needs.read.result == 'success'", "the preview cannot be built"),
        ("review.yml", "!cancelled() && needs.publish.result", "needs.publish.result", "a proposal is closed where Pages is served by actions"),
        ("gate.yml", ", closed]", "]", "a proposal is closed"),
        ("gate.yml", "cancel-in-progress: true", "cancel-in-progress: false", "two pushes to a proposal in a row"),
        ("gate.yml", "contents: read", "contents: none", "a proposal of data from a fork"),
        ("publish.yml", "branches: [main]", "branches: ['**']", "somebody pushes to another branch"),
        ("publish.yml", "if: vars.PAGES_SOURCE == 'actions'", "if: always()", "a change of data reaches main"),
        ("publish.yml", "cancel-in-progress: false", "cancel-in-progress: true", "three changes reach main in a row"),
        ("intake.yml", "needs.record.result != 'skipped' && ", "", "an issue that is no form"),
        ("intake.yml", "gate: ${{ needs.gate.result }}", "author: ${{ needs.gate.result }}", "a form is filled by a stranger"),
        ("test.yml", "!cancelled() && needs.scope", "needs.scope", "nobody can tell code from content"),
        ("deploy.yml", "github-pages-${{ github.run_attempt }} #", "github-pages #", "a run of Publish is started again"),
    ],
)  # fmt: skip
def test_a_slip_in_a_workflow_is_seen_by_the_table(monkeypatch, file, old, new, name):
    text = (WORKFLOWS / file).read_text(encoding="utf-8")
    assert old in text
    found = row(name)
    try:
        broken = {**read_workflows(), file: read_workflow(file, text.replace(old, new))}
        monkeypatch.setattr(situations, "current_workflows", lambda: broken)
        seen = told(play(found))
    except WorkflowError:
        return

    assert seen != found.runs
