"""What the demo's surveys ask, in three languages, and what people wrote to them: all invented."""

from msgspec import Struct

from buurthuis_app.domain.surveys.survey import QuestionKind


class Asked(Struct, frozen=True, kw_only=True):
    """A question, how likely each answer is, and its words in other languages: (language, words, options)."""

    kind: QuestionKind
    words: str
    options: tuple[str, ...] = ()
    weights: tuple[int, ...] = ()
    answered: float = 0.95
    """The share of the people that answers it."""
    wordings: tuple[tuple[str, str, tuple[str, ...]], ...] = ()


TOWN_POLL = (
    Asked(
        kind=QuestionKind.CHOICE,
        words="Welke stadspas hebt u het liefst?",
        options=("een pasje", "een app op de telefoon", "allebei"),
        weights=(46, 22, 32),
        wordings=(
            (
                "en",
                "Which city pass would you like best?",
                ("a card", "an app on the phone", "both"),
            ),
            (
                "tr",
                "Hangi şehir kartını tercih edersiniz?",
                ("kart", "telefonda uygulama", "ikisi de"),
            ),
        ),
    ),
    Asked(
        kind=QuestionKind.CHOICES,
        words="Voor wie is de stadspas het hardst nodig?",
        options=("gezinnen met weinig geld", "ouderen", "jongeren", "iedereen"),
        weights=(55, 40, 30, 18),
        wordings=(
            (
                "en",
                "Who needs the city pass most?",
                ("families with little money", "older people", "young people", "everybody"),
            ),
            (
                "tr",
                "Şehir kartına en çok kimin ihtiyacı var?",
                ("dar gelirli aileler", "yaşlılar", "gençler", "herkes"),
            ),
        ),
    ),
    Asked(
        kind=QuestionKind.OPEN,
        words="Wat wilt u ons nog vertellen over de stadspas?",
        answered=0.35,
        wordings=(
            ("en", "What else would you like to tell us about the city pass?", ()),
            ("tr", "Şehir kartı hakkında bize başka ne söylemek istersiniz?", ()),
        ),
    ),
)

TOWN_POLL_TITLE = "Stadspas"
TOWN_POLL_INTRODUCTION = "Drie vragen over de stadspas. U hoeft uw naam niet te noemen."
TOWN_POLL_TITLES = (
    ("en", "City pass", "Three questions about the city pass. Nobody asks your name."),
    ("tr", "Şehir kartı", "Şehir kartı hakkında üç soru. Adınız sorulmaz."),
)
TOWN_POLL_WORDS = (
    "Een pasje raak ik minder snel kwijt dan mijn telefoon.",
    "Ik schaam me niet als iedereen zo'n pas heeft. Dat is voor mij het belangrijkste.",
    "Mijn zoon kon er vorig jaar mee naar zwemles. Nu zwemt hij elke week.",
    "Zet erop dat je ook met begeleider binnen mag.",
    "Ik wist niet dat ik er recht op had. De mevrouw bij de koffie heeft het mij verteld.",
    "Een app kan mijn moeder niet bedienen.",
    "Laat de bibliotheek ook meedoen.",
    "Met de pas ga ik weer eens naar een museum. Dat deed ik tien jaar niet.",
    "Graag ook korting op de bus.",
    "De aanvraag was te moeilijk. Samen met iemand van het buurthuis is het gelukt.",
    "Mag de hele familie op één pas?",
    "Ik heb hem niet nodig, maar mijn buren wel.",
    "Voor mijn dochter was het schoolreisje daardoor ineens geen probleem meer.",
    "Houd het simpel.",
)

VISITORS = (
    Asked(
        kind=QuestionKind.MARK,
        words="Welk cijfer geeft u het buurthuis?",
        weights=(0, 0, 1, 1, 3, 8, 24, 36, 18, 9),
        wordings=(("en", "What mark do you give the neighbourhood centre?", ()),),
    ),
    Asked(
        kind=QuestionKind.YES_NO,
        words="Hebt u hier iemand leren kennen?",
        weights=(29, 71),
        wordings=(("en", "Have you got to know somebody here?", ()),),
    ),
    Asked(
        kind=QuestionKind.CHOICE,
        words="Hoe vaak komt u hier?",
        options=("bijna elke dag", "elke week", "elke maand", "minder vaak"),
        weights=(12, 48, 26, 14),
        wordings=(
            (
                "en",
                "How often do you come here?",
                ("nearly every day", "every week", "every month", "less often"),
            ),
        ),
    ),
    Asked(
        kind=QuestionKind.OPEN,
        words="Wat moet er anders?",
        answered=0.3,
        wordings=(("en", "What should change?", ()),),
    ),
)

VISITORS_TITLE = "Bezoekers over het huis"
VISITORS_INTRODUCTION = "Vier korte vragen. Niemand weet wat u antwoordt."
VISITORS_TITLES = (
    ("en", "Visitors about the house", "Four short questions. Nobody knows what you answer."),
)
VISITORS_WORDS = (
    "De deur is zwaar met een rollator.",
    "Niets, het is hier goed zo.",
    "Graag ook op zaterdagochtend open.",
    "De muziek mag zachter bij de koffie.",
    "Meer plaats voor fietsen.",
    "Zet met grote letters bij de deur wat er vandaag is.",
    "Ik mis de kookclub.",
    "Soms weet ik niet bij wie ik moet zijn. Een naamkaartje zou helpen.",
    "De thee is lekker, de koffie iets minder.",
    "Meer activiteiten voor mensen met kleine kinderen.",
)
