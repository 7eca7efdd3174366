"""Which country was meant, and what is no country."""

import pytest

from hub.diagnosis.countries import country_codes, country_guess
from hub.problems import Phrase

MEANT = {
    "GR": ["EL", "el", "GRC", "Greece", "Grèce", "Grecia", "Kreikka", "Grčka", "Görögország", "Ελλάδα", "EL30"],
    "GB": ["UK", "uk", "U.K.", "GBR", "United Kingdom", "Royaume-Uni", "Regatul Unit", "England", "Great Britain"],
    "FR": ["fr", "FRA", "France", "FRANCE", "Franța", "Ranska", "Francuska", "Francia", "Franciaország", "Frankreich",
           "FR (Bretagne)", "FR - France", "France, Bretagne", "FR-BRE", "FRH0", "fr-FR", "La France"],
    "RO": ["ROU", "ROM", "România", "Roumanie", "Románia", "Rumunjska"],
    "FI": ["FIN", "Suomi", "Finlande", "Finnország"],
    "HR": ["HRV", "Hrvatska", "Croatie", "Horvátország", "Kroatia"],
    "RS": ["SRB", "Srbija", "Србија", "Serbie", "Szerbia"],
    "IT": ["ITA", "Italia", "Italie", "Olaszország"],
    "HU": ["HUN", "Magyarország", "Hongrie", "Unkari"],
    "CZ": ["République tchèque", "Tchéquie", "Czech Republic", "CZE"],
    "NL": ["The Netherlands", "Pays-Bas", "Hollande", "Nederland"],
    "BE": ["Belgique", "Belgium", "België"],
    "XK": ["Kosovo", "XKX"],
    "NO": ["no", "Norvège"],
    "BA": ["Bosnia and Herzegovina", "Bosnie-Herzégovine"],
}  # fmt: skip
UNIONS = ["EU", "eu", "UE", "EU27", "EZ", "European Union", "Union européenne", "Uniunea Europeană", "Euroopan unioni",
          "Europska unija", "Unione europea", "Európai Unió", "Europe", "UN", "ENISA", "European Commission"]  # fmt: skip


@pytest.mark.parametrize(("text", "code"), [(text, code) for code, texts in MEANT.items() for text in texts])
def test_the_country_that_was_meant(text: str, code: str):
    assert country_guess(text) == Phrase("perhaps", {"right": code})
    assert code in country_codes()


@pytest.mark.parametrize("text", UNIONS)
def test_a_body_of_several_states_is_entered_with_its_seat(text: str):
    assert country_guess(text) == Phrase("country-of-seat")


@pytest.mark.parametrize(
    "text", ["XX", "F", "FR/BE", "FR, RO", "Bruxelles", "", "-", "?", "12", "x" * 10_000, "FR" * 500]
)
def test_nothing_is_suggested_where_it_is_unsure(text: str):
    assert country_guess(text) == ""


@pytest.mark.parametrize("code", ["EU", "EZ", "UN", "EL", "UK", "AC", "EA", "IC", "XA", "ZZ"])
def test_a_code_of_no_country_is_refused(code: str):
    assert code not in country_codes()


@pytest.mark.parametrize("code", ["FR", "XK", "RS", "GR", "GB", "NO"])
def test_a_country_is_taken(code: str):
    assert code in country_codes()
