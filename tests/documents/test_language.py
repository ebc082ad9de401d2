import pytest

from detente.documents import from_text
from detente.documents.language import detect, name_of

GERMAN = "Die Bundesregierung hat am Mittwoch beschlossen, der Ukraine weitere Waffen zu liefern, darunter Panzer."
RUSSIAN = "Президент России заявил, что альянс НАТО продолжает расширяться на восток, несмотря на обещания."
FRENCH = "Le président français a annoncé mercredi que la France livrerait des missiles à l'Ukraine dans la soirée."


@pytest.mark.parametrize(("text", "code"), [(GERMAN, "de"), (RUSSIAN, "ru"), (FRENCH, "fr")])
def test_another_language_is_named(text, code):
    assert detect(text)[0] == code
    document = from_text(text)
    assert document.language == code
    assert document.notes == (f"written in {name_of(code)}; Détente reads English only",)


@pytest.mark.parametrize(
    "text",
    [
        "Finland joined NATO on 4 April 2023 and became the 31st member of the alliance.",
        "Japan orders 15 F-35",
        "NATO Putin Ukraine Zelensky Tokyo 2024",
        "2024",
        f"The minister said that the tanks would be sent to the east: “{GERMAN}” The chancellor was not there.",
    ],
)
def test_english_short_and_mixed_texts_count_as_english(text):
    assert detect(text)[0] == "en"
    assert from_text(text).notes == ()
