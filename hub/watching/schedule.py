"""Request many addresses within a budget: several hosts at once, the addresses of one host one after the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count

from hub.watching.budget import Budget, OutOfTimeError
from hub.watching.hosts import HostTurns
from hub.watching.http_check import CheckOutcome, RequestPolicy, ask, host_of

STEP = 300
"""The number of addresses by which the order of a host moves on each week. It is smaller than the number requested in
the usual half hour, so that every address gets its turn, however many there are, without storing which were
requested."""
SILENT = CheckOutcome("unsure", "link-host-silent")
UNASKED = CheckOutcome("unasked", "link-unasked")


def ask_all(
    addresses: Collection[str], policy: RequestPolicy, tell: Callable[[int, int], None] = lambda done, count: None
) -> dict[str, CheckOutcome]:
    """The outcome of every address. `tell` gets the number done and the total; several threads call it."""
    budget = Budget(policy.seconds)
    turns, settled = HostTurns(policy.pause, budget), count(1)
    tell(0, len(addresses))

    def ask_host(group: Sequence[str]) -> dict[str, CheckOutcome]:
        found = {}
        for address in group:
            found[address] = _outcome(address, policy, turns)
            tell(next(settled), len(addresses))
        return found

    with ThreadPoolExecutor(policy.together) as pool:
        try:
            running = [pool.submit(ask_host, group) for group in rounds(addresses, policy.week)]
            found = {address: outcome for future in running for address, outcome in future.result().items()}
        finally:
            budget.end()  # also after an interruption, so that the threads stop
    return {address: found[address] for address in addresses}


def rounds(addresses: Collection[str], week: int) -> list[Sequence[str]]:
    """The addresses by host, the host with most addresses first, because it takes longest.

    Each week, the order within a host begins further on.
    """
    hosts: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        hosts[host_of(address)].append(address)
    return [_rotated(week * STEP % len(group), group) for group in sorted(hosts.values(), key=len, reverse=True)]


def _rotated(first: int, group: list[str]) -> list[str]:
    return group[first:] + group[:first]


def _outcome(address: str, policy: RequestPolicy, turns: HostTurns) -> CheckOutcome:
    """The outcome of an address.

    A host that repeatedly gave no answer gets no more requests; nothing is known about its other addresses.
    """
    if turns.is_silent(host_of(address)):
        return SILENT
    try:
        return ask(address, policy, turns)
    except OutOfTimeError:
        return UNASKED
