"""Check a macro call against the contract of its macro."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hub.diagnosis.nearest import nearest, nearest_or_all
from hub.written.calls import Call, CallError
from hub.written.contracts import CONTRACTS, CallFault, Contract, Parameter
from hub.written.names import Names


def check_call(call: Call, names: Names) -> Iterator[CallError]:
    """Everything that is wrong with a call."""
    contract = CONTRACTS.get(call.name)
    if contract is None:
        hint = nearest_or_all(call.name, CONTRACTS)
        yield CallError(call, "unknown-macro", {"value": call.name, "hint": hint})
        return
    faults, values = _bind(call, contract)
    for parameter, value in () if faults else values:
        if type(value) is not parameter.kind or (parameter.kind is str and not value):
            shown = {"macro": call.name, "value": value, "right": contract.example}
            faults.append(CallFault("call-wrong-kind", shown))
        elif fault := parameter.judge(value, names):
            faults.append(fault)
    if not faults and (fault := contract.relation({p.name: value for p, value in values}, names)):
        faults.append(fault)
    yield from (CallError(call, fault.code, fault.values) for fault in faults)


def _bind(call: Call, contract: Contract) -> tuple[list[CallFault], list[tuple[Parameter, Any]]]:
    """Match values to parameters; report missing, repeated and unknown parameters."""
    placed = [p for p in contract.parameters if not p.named]
    by_name = {p.name: p for p in contract.parameters if not contract.many}
    shown = {"macro": call.name, "right": contract.example}
    faults: list[CallFault] = []
    if contract.many:
        placed += placed[-1:] * (len(call.arguments) - len(placed))
    if len(call.arguments) > len(placed):
        faults.append(CallFault("call-too-many", {**shown, "most": len(placed)}))
    values = list(zip(placed, call.arguments, strict=False))
    given = {parameter.name for parameter, _ in values}
    for option, value in call.options.items():
        if option not in by_name or option in given:
            hint = nearest(option, by_name.keys() - given)
            faults.append(CallFault("call-unknown-option", {**shown, "option": option, "hint": hint}))
        else:
            values.append((by_name[option], value))
            given.add(option)
    missing = [p.name for p in contract.parameters if p.needed and p.name not in given]
    if missing and not faults:
        faults.append(CallFault("call-missing", {**shown, "missing": missing}))
    return faults, values
