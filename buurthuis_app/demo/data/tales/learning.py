"""Invented stories about learning and joining in: language, letters, telephones, singing."""

from buurthuis_app.demo.data.stories import Tale

_LANGUAGE, _LETTERS = "Taalcafé", "Inloopspreekuur"
_LEARNING, _JOINING, _LONELINESS = "taal en leren", "meedoen", "eenzaamheid"

LEARNING: tuple[Tale, ...] = (
    Tale(
        title="Zelf gebeld",
        activity=_LANGUAGE,
        theme=_LEARNING,
        role="deelnemer",
        who="een moeder van drie kinderen",
        called=("Fatma", "Hanan", "Magda"),
        happened="Altijd belde haar oudste dochter voor haar. Met de groep oefende {who} drie "
        "weken lang één telefoongesprek. Toen belde zij zelf de tandarts.",
        changed="Haar dochter hoeft niet meer van school te komen om te tolken.",
        matters="Het gaat om een afspraak, maar ook om wie er thuis de moeder is.",
        quote="Ik trilde. En toen zei de mevrouw: dinsdag om tien uur. Dat verstond ik.",
    ),
    Tale(
        title="Het woord gezellig",
        activity=_LANGUAGE,
        theme=_LEARNING,
        role="taalvrijwilliger",
        happened="Een uur lang probeerden wij 'gezellig' uit te leggen. Iedereen had er in de "
        "eigen taal een ander woord voor. Aan het eind zei een man: het is dit, nu.",
        quote="Het is dit, nu.",
    ),
    Tale(
        title="Lezen op je zesenvijftigste",
        activity=_LANGUAGE,
        theme=_LEARNING,
        role="taalvrijwilliger",
        who="een man die hier geboren is",
        called=("Sjaak", "Ben"),
        happened="Op een middag bleef {who} na en zei zacht dat hij niet kon lezen. Hij had het "
        "veertig jaar verborgen, met een bril die zogenaamd thuis lag. Wij zochten "
        "samen een vast leermaatje. In de eerste weken mocht niemand het weten, ook "
        "zijn vrouw niet. Na een half jaar las hij haar een verjaardagskaart voor. Zij "
        "dacht dat hij een grap maakte.",
        changed="Hij leest nu de borden in de supermarkt en appt zijn kleindochter.",
        matters="Niet lezen kunnen is niet alleen een probleem van nieuwkomers. De schaamte is "
        "groter dan de moeite.",
        quote="De bril ligt nu echt op mijn neus.",
    ),
    Tale(
        title="Van taalcafé naar rijbewijs",
        activity=_LANGUAGE,
        theme=_JOINING,
        role="deelnemer",
        happened="Twee deelnemers leerden samen de theorie voor het rijbewijs. De anderen "
        "speelden verkeersbord en overstekende fietser, met stoelen als auto's.",
        changed="Een van hen is geslaagd en rijdt nu voor de voedselbank.",
        matters="Taal leren gaat sneller als je er iets mee wilt.",
    ),
    Tale(
        title="Een brief van vroeger",
        activity=_LANGUAGE,
        theme=_LONELINESS,
        role="taalvrijwilliger",
        who="een vrouw uit Charkiv",
        called=("Ljoeba", "Tetjana"),
        happened="Voor de les had {who} een brief van haar zus meegenomen. Zij vertaalde hem "
        "hardop voor ons. Daarna was het een tijd stil en schonk iemand thee in.",
        changed="Sindsdien begint elke les met iemand die iets van thuis vertelt.",
        matters="Zij oefende moeilijke zinnen. Wij leerden wie er bij ons aan tafel zit.",
    ),
    Tale(
        title="Nederlands voor in de kantine",
        activity=_LANGUAGE,
        theme=_LEARNING,
        role="deelnemer",
        happened="Op het werk spreekt hij alleen Pools. Hier oefende hij grapjes, want in de "
        "kantine lachte hij altijd te laat.",
        changed="Zijn ploegbaas vroeg of hij nieuwe mensen wil inwerken.",
        quote="Nu lach ik op tijd. Soms ben ik zelfs de eerste.",
    ),
    Tale(
        title="De stapel ongeopende post",
        activity=_LETTERS,
        theme=_JOINING,
        role="vrijwilliger van het spreekuur",
        who="een man van 45",
        happened="Met een boodschappentas vol dichte enveloppen kwam {who} binnen. Hij had een "
        "jaar niets durven openen. Wij maakten drie stapels: weggooien, bellen, "
        "vandaag. Het duurde drie vrijdagen. Tussendoor zette iemand steeds thee, want "
        "bij elke blauwe envelop stond hij op om naar huis te gaan. De laatste brief "
        "was een kaart van zijn zus.",
        changed="Van eenendertig brieven moesten er vier echt geregeld worden. Er loopt nu een "
        "betalingsregeling.",
        matters="De schuld was kleiner dan de angst. Dat zag hij pas toen alles open lag.",
        quote="Ik heb voor het eerst weer zonder buikpijn in de brievenbus gekeken.",
    ),
    Tale(
        title="Recht op meer dan zij wist",
        activity=_LETTERS,
        theme=_JOINING,
        role="vrijwilliger van het spreekuur",
        happened="Een vrouw kwam met een vraag over haar energierekening. Terloops bleek dat zij "
        "al vier jaar geen zorgtoeslag aanvroeg. Zij dacht dat dat voor andere mensen "
        "was.",
        changed="Zij krijgt nu elke maand ruim honderd euro die haar toekwam.",
        matters="Wie niets vraagt, krijgt ook niets. Op een spreekuur zonder afspraak komt de "
        "echte vraag vaak als laatste.",
    ),
    Tale(
        title="Samen naar het loket",
        activity=_LETTERS,
        theme=_JOINING,
        role="bezoeker",
        happened="Twee bezoekers met dezelfde vraag gingen samen naar het stadhuis. De een kende "
        "de weg, de ander de woorden.",
        changed="Zij helpen nu om de beurt mensen die niet alleen durven.",
    ),
    Tale(
        title="Op tijd erbij",
        activity=_LETTERS,
        theme=_LONELINESS,
        role="vrijwilliger van het spreekuur",
        who="een jonge vader",
        happened="De huur was twee maanden niet betaald en {who} had het thuis niet verteld. Hij "
        "kwam binnen voor een kopie. Bij het kopieerapparaat begon hij te huilen.",
        changed="Met de woningbouw is nog dezelfde week gesproken. Het gezin woont er nog.",
        matters="Hij kwam voor een kopie. Als er niemand naast hem had gestaan, was hij met een "
        "kopie weggegaan.",
        quote="Ik had het nog aan niemand gezegd.",
    ),
    Tale(
        title="Kleinkind in beeld",
        activity="Computerhulp",
        theme=_LONELINESS,
        role="bezoeker",
        who="een man van 83",
        called=("meneer Smit", "meneer Achterberg"),
        happened="De kleindochter van {who} woont in Canada. Wij zetten beeldbellen op zijn "
        "tablet en hij kreeg haar meteen aan de lijn. Daar was het zes uur in de "
        "ochtend.",
        changed="Zij bellen nu elke zondag, op een tijd die voor beiden goed is.",
        quote="Ze had mijn neus. Dat wist ik niet.",
    ),
    Tale(
        title="De inlog van haar man",
        activity="Computerhulp",
        theme=_JOINING,
        role="vrijwilliger",
        happened="Haar man deed altijd de bank. Na zijn dood wist zij geen enkel wachtwoord. In "
        "drie middagen regelde zij met onze hulp alles op haar eigen naam.",
        changed="Zij heeft een schriftje gemaakt en legt het nu uit aan haar zus.",
        matters="Het leek een computervraag. Het was een stap verder leven.",
    ),
    Tale(
        title="Weer durven zingen",
        activity="Meezingkoor",
        theme=_JOINING,
        role="deelnemer",
        who="een vrouw van 66",
        called=("Carla", "Ineke"),
        happened="Bij het refrein zong {who} ieder woord mee. Sinds haar beroerte lukken gewone "
        "zinnen niet meer zo goed. Haar man legde zijn tekstblad weg en luisterde.",
        changed="Zij oefenen nu thuis met liedjes wat zij wil zeggen.",
        matters="Haar logopedist heeft gevraagd of zij eens mag komen kijken.",
        quote="Zingen gaat. Zingen gaat goed.",
    ),
    Tale(
        title="Een koor zonder auditie",
        activity="Meezingkoor",
        theme=_LONELINESS,
        role="dirigent",
        happened="Op de eerste middag rekenden wij op tien mensen. Er waren te weinig "
        "tekstbladen, dus zongen zij met zijn drieën van één blad. Dat bleek de beste "
        "manier om kennis te maken.",
        changed="Wij drukken met opzet nog steeds te weinig bladen.",
    ),
    Tale(
        title="Napraten duurt langer dan de film",
        activity="Filmavond",
        theme=_JOINING,
        role="bezoeker",
        happened="De film ging over een vader die moet vluchten. Na afloop vertelde een bezoeker "
        "dat hij die weg zelf gelopen had. Om elf uur zat iedereen er nog.",
        changed="Hij is gevraagd om ook op de middelbare school te vertellen. Dat doet hij.",
        matters="Buren die elkaar alleen groetten, weten nu iets van elkaar wat telt.",
    ),
    Tale(
        title="Zelf de film gekozen",
        activity="Filmavond",
        theme=_JOINING,
        role="vrijwilliger",
        happened="Drie vrouwen van het Breicafé kozen de film, maakten de poster en verkochten "
        "de limonade.",
        quote="Wij dachten: als wij het niet doen, wordt het weer een oorlogsfilm.",
    ),
)
