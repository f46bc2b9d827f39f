"""What the demo's residents want to do, as plain values: from an idea to what was accounted for."""

from msgspec import Struct

from buurthuis_app.domain.initiatives.initiative import InitiativeState, OurPart, Scale

_IDEA, _SUBMITTED, _GRANTED, _UNDER_WAY, _ACCOUNTED, _REJECTED = InitiativeState


class Idea(Struct, frozen=True, kw_only=True):
    """One initiative. `steps` are (state, days ago), `payments` (days ago, cents, words)."""

    title: str
    what: str
    why: str
    good_for: str
    scale: Scale
    areas: tuple[str, ...]
    themes: tuple[str, ...]
    groups: tuple[str, ...]
    our_parts: frozenset[OurPart]
    started_by: str
    contact: str
    steps: tuple[tuple[InitiativeState, int], ...]
    asked: int | None = None
    granted: int | None = None
    payments: tuple[tuple[int, int, str], ...] = ()
    outcome: str = ""
    differs: str = ""
    because: str = ""
    activity: str = ""


IDEAS: tuple[Idea, ...] = (
    Idea(
        title="Geveltuinen in de Molenstraat",
        what="Tegels eruit, planten erin: twintig geveltuinen langs de stoep.",
        why="De straat is steen en heet. Buren kennen elkaar van gezicht, niet van naam.",
        good_for="De hele straat heeft er schaduw en aanspraak aan.",
        scale=Scale.STREET,
        areas=("Molenwijk",),
        themes=("duurzaam", "meedoen"),
        groups=("gezinnen", "ouderen"),
        our_parts=frozenset({OurPart.ADVISE, OurPart.CARRY_OUT}),
        started_by="Joyce en Bram",
        contact="joyce@voorbeeld.nl",
        steps=(
            (_IDEA, 245),
            (_SUBMITTED, 230),
            (_GRANTED, 215),
            (_UNDER_WAY, 200),
            (_ACCOUNTED, 60),
        ),
        asked=2_400_00,
        granted=2_400_00,
        payments=(
            (198, 1_150_00, "planten en grond"),
            (190, 862_40, "huur tegelkar en gereedschap"),
            (120, 254_35, "regentonnen"),
        ),
        outcome="Drieëntwintig geveltuinen, en een appgroep waarin ook boodschappen worden gevraagd.",
        differs="Drie tuinen meer: de overkant wilde ook.",
    ),
    Idea(
        title="Samen eten op de Kade",
        what="Elke laatste vrijdag koken bewoners voor bewoners, in de zaal aan de kade.",
        why="Veel mensen eten alleen. Samen koken is makkelijker praten.",
        good_for="Iedereen in het Havenkwartier kan aanschuiven, ook wie niets kan betalen.",
        scale=Scale.NEIGHBOURHOOD,
        areas=("Oud-Havenkwartier", "De Vaart"),
        themes=("eenzaamheid", "meedoen", "gezondheid"),
        groups=("alleenstaanden", "nieuwkomers"),
        our_parts=frozenset({OurPart.CONNECT}),
        started_by="Sevda",
        contact="06-00123456",
        steps=((_IDEA, 190), (_SUBMITTED, 170), (_GRANTED, 150), (_UNDER_WAY, 130)),
        asked=3_600_00,
        granted=3_000_00,
        payments=((128, 1_000_00, "voorschot"), (40, 480_75, "bonnen september en oktober")),
        activity="Samen eten",
    ),
    Idea(
        title="Speelplein Zonneveld",
        what="Een zandbak, een boomstam om op te klimmen en een bankje.",
        why="Het plein is leeg. Kinderen spelen op de parkeerplaats.",
        good_for="Kinderen uit drie straten, en wie er op het bankje zit.",
        scale=Scale.SQUARE,
        areas=("Zonneveld",),
        themes=("opgroeien",),
        groups=("kinderen", "gezinnen"),
        our_parts=frozenset({OurPart.ADVISE, OurPart.CONNECT, OurPart.CARRY_OUT}),
        started_by="ouders van het plein",
        contact="plein@voorbeeld.nl",
        steps=((_IDEA, 110), (_SUBMITTED, 80), (_GRANTED, 35)),
        asked=7_200_00,
        granted=6_500_00,
        payments=(),
    ),
    Idea(
        title="Klusbus voor buren",
        what="Een bakfiets met gereedschap: lamp ophangen, kraan maken, drempel schuren.",
        why="Kleine klussen blijven liggen, en een vakman komt er niet voor.",
        good_for="Buren die zelf niet meer op een trap kunnen.",
        scale=Scale.DISTRICT,
        areas=("Rietland", "Kersenhof"),
        themes=("meedoen", "duurzaam"),
        groups=("ouderen", "alleenstaanden"),
        our_parts=frozenset({OurPart.ANSWER, OurPart.CONNECT}),
        started_by="Henk en Piotr",
        contact="klusbus@voorbeeld.nl",
        steps=((_IDEA, 50), (_SUBMITTED, 21)),
        asked=1_850_50,
    ),
    Idea(
        title="Taalwandeling",
        what="Samen lopen en onderweg Nederlands praten, met een kaartje met woorden.",
        why="In een klas durft niet iedereen te praten, buiten wel.",
        good_for="Nieuwkomers leren de taal en de buurt kennen.",
        scale=Scale.DISTRICT,
        areas=("De Vaart",),
        themes=("taal en leren", "gezondheid"),
        groups=("nieuwkomers",),
        our_parts=frozenset({OurPart.ANSWER}),
        started_by="Oksana",
        contact="via het Taalcafé",
        steps=((_IDEA, 12),),
    ),
    Idea(
        title="Buurtmoestuin achter de flat",
        what="Twaalf bakken op het gras achter de flat.",
        why="Verse groente en een reden om naar buiten te gaan.",
        good_for="De bewoners van de drie flats.",
        scale=Scale.NEIGHBOURHOOD,
        areas=("Kersenhof",),
        themes=("gezondheid", "dagbesteding"),
        groups=("ouderen",),
        our_parts=frozenset({OurPart.ADVISE}),
        started_by="Naima",
        contact="naima@voorbeeld.nl",
        steps=((_IDEA, 5),),
        asked=900_00,
    ),
    Idea(
        title="Vuurwerkshow op de Kade",
        what="Een eigen vuurwerkshow met oud en nieuw.",
        why="Het is gezellig.",
        good_for="Wie van vuurwerk houdt.",
        scale=Scale.NEIGHBOURHOOD,
        areas=("Oud-Havenkwartier",),
        themes=("meedoen",),
        groups=(),
        our_parts=frozenset({OurPart.ANSWER}),
        started_by="buren van de kade",
        contact="",
        steps=((_IDEA, 95), (_SUBMITTED, 90), (_REJECTED, 75)),
        asked=4_000_00,
        because="Het mag hier niet, en het is niet veilig. Wij denken mee over een lichtjesavond.",
    ),
    Idea(
        title="Boekenruilkast in de portiek",
        what="Een kast met boeken om te ruilen, onder het afdak.",
        why="Lezen is duur, en zo spreek je elkaar.",
        good_for="Alle dertig huishoudens aan de portiek.",
        scale=Scale.DOORWAY,
        areas=("Molenwijk",),
        themes=("taal en leren", "meedoen"),
        groups=("gezinnen",),
        our_parts=frozenset({OurPart.CARRY_OUT}),
        started_by="",
        contact="",
        steps=(
            (_IDEA, 560),
            (_SUBMITTED, 550),
            (_GRANTED, 540),
            (_UNDER_WAY, 530),
            (_ACCOUNTED, 420),
        ),
        asked=180_00,
        granted=180_00,
        payments=((528, 164_95, "hout, verf en glas"),),
        outcome="De kast staat er, en wordt elke week gevuld.",
    ),
    Idea(
        title="Straatfeest met alle talen",
        what="Een lange tafel, muziek en eten uit alle keukens van de straat.",
        why="Er wonen veertien talen in één straat.",
        good_for="Iedereen die in de straat woont of er langs komt.",
        scale=Scale.STREET,
        areas=("De Vaart", "Rietland"),
        themes=("meedoen", "eenzaamheid"),
        groups=("gezinnen", "nieuwkomers"),
        our_parts=frozenset({OurPart.CONNECT, OurPart.CARRY_OUT}),
        started_by="",
        contact="",
        steps=(
            (_IDEA, 520),
            (_SUBMITTED, 500),
            (_GRANTED, 480),
            (_UNDER_WAY, 470),
            (_ACCOUNTED, 400),
        ),
        asked=1_250_00,
        granted=1_250_00,
        payments=(
            (468, 1_250_00, "tafels, muziek en vergunning"),
            (405, 410_10, "meer eten dan gedacht"),
        ),
        outcome="Honderdtachtig mensen aan één tafel.",
        differs="Het kostte meer: er kwamen twee keer zoveel mensen.",
    ),
)
