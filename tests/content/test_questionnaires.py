"""Every partner can be asked in every language, whatever the registries hold."""

import pytest

from hub.questionnaire.letter import letter
from hub.reading.loading import load_registries
from hub.settings import read_settings

pytestmark = pytest.mark.build


def test_every_partner_can_be_asked_in_every_language(subject):
    settings = read_settings(subject.root, {"HUB_TODAY": "2026-12-01"})
    registries, _ = load_registries(settings.data, tuple(subject.languages))
    partners = list(subject.joined.partners)

    for partner in partners:
        found = [letter(settings, registries, partner, code) for code in subject.languages]
        asked = [question for one in found for section in one.sections for _, own in section.groups for question in own]
        assert sum(len(one.numbered) for one in found) == len(asked), partner
        assert all(question.label and question.line for question in asked), partner
        assert {question.record for question in asked} >= {partner}

    assert partners
