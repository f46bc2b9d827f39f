"""The words of the confidant's poster in six languages, and all that stands on one.

They are data, not texts of the interface: a poster speaks several languages at once, whichever the screen speaks.
"""

from collections.abc import Mapping
from enum import Enum
from uuid import UUID

from msgspec import Struct

from buurthuis_app.domain.confidant.behaviours import UnwantedBehaviour, UsualBehaviour
from buurthuis_app.domain.confidant.page import Confidant, ConfidantPhoto


class PosterSize(Enum):
    """Size of the poster's sheet."""

    A4 = "A4"
    A3 = "A3"


class PosterWords(Struct, frozen=True, kw_only=True):
    """What a poster says in one language, by its code (ISO 639-1).

    `line` is the whole in three short sentences, for below a poster in another language. `drawn` is the same in the
    order and the shapes in which it is drawn, for a script that joins its letters and runs from right to left.
    A language that a poster cannot be set in as a whole has no `title`.
    """

    code: str
    own_name: str
    line: str
    drawn: str = ""
    title: str = ""
    lead: str = ""
    drop_in: str = ""
    call: str = ""
    message: str = ""
    danger: str = ""
    scan: str = ""
    reachable: str = ""
    speaks: str = ""
    seal: str = ""
    kinds: Mapping[UsualBehaviour, str]


class Poster(Struct, frozen=True, kw_only=True):
    """One poster: in the language of `words`, with a line below in each of `others`.

    `mailbox` says whether a message can be left on the computer; `known_by` are the words by which people see that
    it is the confidant's: one phrase, or one for each key of a register of before.
    """

    centre: str
    confidants: tuple[Confidant, ...]
    photos: Mapping[UUID, ConfidantPhoto]
    behaviours: tuple[UnwantedBehaviour, ...]
    words: PosterWords
    others: tuple[PosterWords, ...] = ()
    size: PosterSize = PosterSize.A4
    mailbox: bool = False
    known_by: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """What is unwanted, in the poster's language; what has a name of its own only on a Dutch one."""
        if self.words.code == DUTCH:
            return tuple(behaviour.heading for behaviour in self.behaviours)
        return tuple(
            self.words.kinds[behaviour.usual] for behaviour in self.behaviours if behaviour.usual
        )


DUTCH = "nl"

_HARASSMENT, _VIOLENCE = UsualBehaviour.HARASSMENT, UsualBehaviour.VIOLENCE
_BULLYING, _DISCRIMINATION = UsualBehaviour.BULLYING, UsualBehaviour.DISCRIMINATION

POSTER_LANGUAGES = (
    PosterWords(
        code=DUTCH,
        own_name="Nederlands",
        title="U mag erover praten",
        lead=(
            "Doet iemand hier iets wat u niet wilt? De vertrouwenspersoon luistert en denkt mee. "
            "U beslist wat er gebeurt."
        ),
        drop_in="Bel, mail of loop binnen.",
        call="Bel of mail.",
        message="Of laat een bericht achter op de computer in dit huis. Uw naam is niet nodig.",
        danger="Nu gevaar? Bel 112.",
        scan="Scan en bewaar het nummer",
        reachable="Bereikbaar",
        speaks="Spreekt",
        seal="Controlewoorden van de brievenbus",
        line=(
            "Doet iemand hier iets wat u niet wilt? Praat met de vertrouwenspersoon. "
            "Het blijft tussen u tweeën."
        ),
        kinds={
            _HARASSMENT: "Seksuele intimidatie",
            _VIOLENCE: "Agressie en geweld",
            _BULLYING: "Pesten",
            _DISCRIMINATION: "Discriminatie",
        },
    ),
    PosterWords(
        code="en",
        own_name="English",
        title="You can talk about it",
        lead=(
            "Is someone here doing something you do not want? The confidential adviser listens "
            "and thinks along with you. You decide what happens."
        ),
        drop_in="Call, e-mail or drop in.",
        call="Call or e-mail.",
        message="Or leave a message on the computer in this house. Your name is not needed.",
        danger="In danger now? Call 112.",
        scan="Scan to keep the number",
        reachable="Can be reached",
        speaks="Speaks",
        seal="Check words of the mailbox",
        line=(
            "Is someone here doing something you do not want? Talk to the confidential adviser. "
            "It stays between the two of you."
        ),
        kinds={
            _HARASSMENT: "Sexual harassment",
            _VIOLENCE: "Aggression and violence",
            _BULLYING: "Bullying",
            _DISCRIMINATION: "Discrimination",
        },
    ),
    PosterWords(
        code="tr",
        own_name="Türkçe",
        title="Bunu konuşabilirsiniz",
        lead=(
            "Burada birisi istemediğiniz bir şey mi yapıyor? Güven danışmanı sizi dinler ve "
            "sizinle birlikte düşünür. Ne olacağına siz karar verirsiniz."
        ),
        drop_in="Arayın, e-posta gönderin veya uğrayın.",
        call="Arayın veya e-posta gönderin.",
        message="Ya da bu evdeki bilgisayara bir mesaj bırakın. Adınızı yazmanız gerekmez.",
        danger="Şu anda tehlikede misiniz? 112’yi arayın.",
        scan="Numarayı kaydetmek için okutun",
        reachable="Ulaşabileceğiniz zamanlar",
        speaks="Konuştuğu diller",
        seal="Posta kutusunun kontrol kelimeleri",
        line=(
            "Burada birisi istemediğiniz bir şey mi yapıyor? Güven danışmanıyla konuşun. "
            "Aranızda kalır."
        ),
        kinds={
            _HARASSMENT: "Cinsel taciz",
            _VIOLENCE: "Saldırganlık ve şiddet",
            _BULLYING: "Zorbalık",
            _DISCRIMINATION: "Ayrımcılık",
        },
    ),
    PosterWords(
        code="pl",
        own_name="Polski",
        title="Możesz o tym porozmawiać",
        lead=(
            "Ktoś robi tutaj coś, czego nie chcesz? Osoba zaufania wysłucha Cię i pomoże Ci się "
            "zastanowić. Ty decydujesz, co dalej."
        ),
        drop_in="Zadzwoń, napisz e-mail albo przyjdź.",
        call="Zadzwoń albo napisz e-mail.",
        message="Możesz też zostawić wiadomość na komputerze w tym domu. Nie musisz się podpisywać.",
        danger="Grozi Ci niebezpieczeństwo? Dzwoń pod 112.",
        scan="Zeskanuj, aby zapisać numer",
        reachable="Kiedy można się skontaktować",
        speaks="Mówi po",
        seal="Słowa kontrolne skrzynki",
        line=(
            "Ktoś robi tu coś, czego nie chcesz? Porozmawiaj z osobą zaufania. "
            "To zostanie między wami."
        ),
        kinds={
            _HARASSMENT: "Molestowanie seksualne",
            _VIOLENCE: "Agresja i przemoc",
            _BULLYING: "Nękanie",
            _DISCRIMINATION: "Dyskryminacja",
        },
    ),
    PosterWords(
        code="uk",
        own_name="Українська",
        title="Про це можна поговорити",
        lead=(
            "Хтось тут робить те, чого ви не хочете? Довірена особа вислухає вас і подумає разом "
            "із вами. Вирішуєте ви."
        ),
        drop_in="Зателефонуйте, напишіть або зайдіть.",
        call="Зателефонуйте або напишіть.",
        message="Або залиште повідомлення на комп’ютері в цьому домі. Ім’я вказувати не потрібно.",
        danger="Вам загрожує небезпека? Телефонуйте 112.",
        scan="Скануйте, щоб зберегти номер",
        reachable="Коли можна звернутися",
        speaks="Розмовляє",
        seal="Контрольні слова скриньки",
        line=(
            "Хтось тут робить те, чого ви не хочете? Поговоріть із довіреною особою. "
            "Це залишиться між вами."
        ),
        kinds={
            _HARASSMENT: "Сексуальні домагання",
            _VIOLENCE: "Агресія та насильство",
            _BULLYING: "Цькування",
            _DISCRIMINATION: "Дискримінація",
        },
    ),
    PosterWords(
        code="ar",
        own_name="العربية",
        line="هل يضايقك أحد هنا؟ يمكنك التحدث مع شخص موثوق. يبقى الكلام بينكما.",
        drawn=(
            ".\ufe8e\ufee4\ufedc\ufee8\ufef4\ufe91 \u0645\ufefc\ufedc\ufedf\u0627 "
            "\ufef0\ufed8\ufe92\ufef3 .\u0642\ufeee\ufe9b\ufeee\ufee3 \ufeba\ufea8\ufeb7 "
            "\ufeca\ufee3 \u062b\ufeaa\ufea4\ufe98\ufedf\u0627 \ufeda\ufee8\ufedc\ufee4\ufef3 "
            "\u061f\ufe8e\ufee8\ufeeb \ufeaa\ufea3\u0623 \ufeda\ufed8\ufef3\ufe8e\ufec0\ufef3 "
            "\ufede\ufeeb"
        ),
        kinds={},
    ),
)
"""The languages that most visitors of a Dutch neighbourhood centre read, Dutch first."""


def whole_languages() -> tuple[PosterWords, ...]:
    """The languages in which a poster can be set as a whole."""
    return tuple(words for words in POSTER_LANGUAGES if words.title)


def language(code: str) -> PosterWords:
    """The words in this language. Raises LookupError."""
    for words in POSTER_LANGUAGES:
        if words.code == code:
            return words
    raise LookupError(code)
