"""Invented stories about doing things: repairing, walking, knitting, growing, moving."""

from buurthuis_app.demo.data.stories import Tale

_REPAIRING, _WALKING, _KNITTING = "Repair café", "Wandelclub", "Breicafé"
_GARDEN, _YOGA = "Buurtmoestuin", "Yoga 55+"
_GREEN, _HEALTH, _LONELINESS = "duurzaam", "gezondheid", "eenzaamheid"
_DAYS, _JOINING = "dagbesteding", "meedoen"

MAKING: tuple[Tale, ...] = (
    Tale(
        title="De radio van haar vader",
        activity=_REPAIRING,
        theme=_GREEN,
        role="reparateur",
        who="een vrouw van rond de zestig",
        called=("Gerda", "Nevin"),
        happened="In een deken bracht {who} de radio van haar vader. Hij zweeg al twintig jaar. "
        "Na drie uur solderen kwam er eerst geruis en toen een orgel. Om haar heen "
        "waren de andere reparateurs opgehouden met werken. Zij zat met haar hand op de "
        "kast en hield haar ogen dicht.",
        changed="De radio staat bij haar in de keuken en doet het nog steeds.",
        matters="Er ging die middag niet alleen een apparaat minder naar de stort.",
        quote="Zo klonk het bij ons op zondagmorgen.",
    ),
    Tale(
        title="Leren in plaats van brengen",
        activity=_REPAIRING,
        theme=_GREEN,
        role="reparateur",
        happened="Een student kwam met een kapotte rits. Wij gaven hem naald en draad in plaats "
        "van een ophaaldatum.",
        changed="Hij kwam de keer daarna terug, met de jas van zijn huisgenoot.",
    ),
    Tale(
        title="Fietsen voor wie lopen moest",
        activity=_REPAIRING,
        theme=_JOINING,
        role="vrijwilliger",
        happened="Uit elf weesfietsen maakten wij er zeven die rijden. Zij gingen naar mensen "
        "die elke dag een uur naar hun werk liepen.",
        changed="Een van hen brengt nu op zaterdag zelf fietsen langs die hij op straat vindt.",
        matters="Een fiets scheelt hem tien uur per week. Die brengt hij door met zijn kinderen.",
        quote="Nu ben ik om zes uur thuis en niet om zeven uur.",
    ),
    Tale(
        title="Twee bankjes erbij",
        activity=_WALKING,
        theme=_HEALTH,
        role="deelnemer",
        who="een wandelaar met een nieuwe heup",
        called=("Riet", "meneer Ramdin"),
        happened="Na vierhonderd meter moest {who} zitten, en er was geen bank. De groep tekende "
        "op een plattegrond waar mensen uitrusten op muurtjes en fietsenrekken.",
        changed="De gemeente zette twee bankjes neer. Er wandelen nu drie mensen mee die eerder "
        "afhaakten.",
        matters="Niet de conditie hield hen thuis, maar een ontbrekend bankje.",
    ),
    Tale(
        title="Praten gaat beter naast elkaar",
        activity=_WALKING,
        theme=_LONELINESS,
        role="deelnemer",
        happened="Tegenover iemand aan tafel zegt hij weinig. Onderweg langs de vaart vertelde "
        "hij over zijn zoon, die hij zes jaar niet gezien heeft. Niemand hoefde iets "
        "terug te zeggen.",
        changed="Hij heeft zijn zoon een kaart gestuurd.",
        quote="Als je loopt, hoef je elkaar niet aan te kijken.",
    ),
    Tale(
        title="Duizend stappen meer",
        activity=_WALKING,
        theme=_HEALTH,
        role="wandelbegeleider",
        happened="Een deelnemer met suikerziekte hield zijn stappen bij op een oude kalender. In "
        "het begin kwam hij tot de brug, nu tot de molen.",
        changed="Zijn praktijkondersteuner heeft de medicijnen kunnen verlagen.",
        matters="Alleen was hij na twee weken gestopt, zegt hij zelf. De groep wachtte op hem "
        "bij de brug.",
    ),
    Tale(
        title="Zestig mutsen",
        activity=_KNITTING,
        theme=_DAYS,
        role="deelnemer",
        happened="Het Breicafé breide zestig mutsjes voor de kraamafdeling. De jongste breister "
        "is negentien, de oudste eenennegentig. Het patroon komt uit Polen.",
        changed="De afdeling stuurt bij elke muts een kaartje terug. Die hangen hier aan een lijn.",
        matters="Wie niet meer zo goed kan lopen, kan wel iets doen waar een ander op wacht.",
        quote="Ik heb geen kleinkinderen. Nu heb ik er zestig een muts gegeven.",
    ),
    Tale(
        title="Handen die niet stil kunnen",
        activity=_KNITTING,
        theme=_LONELINESS,
        role="deelnemer",
        who="een vrouw die stopt met roken",
        called=("Petra", "Jolanta"),
        happened="Haar handen moesten iets te doen hebben, zei {who}. Zij kon geen steek breien. "
        "Na zes weken was de sjaal twee meter.",
        changed="Zij rookt niet meer en de sjaal is intussen een deken.",
    ),
    Tale(
        title="Het patroon van haar moeder",
        activity=_KNITTING,
        theme=_JOINING,
        role="gastvrouw",
        happened="Een deelneemster haakte een rand die niemand kende. Zij had hem van haar "
        "moeder in Marokko geleerd en nooit opgeschreven. De groep tekende het patroon "
        "steek voor steek uit.",
        changed="Het patroon ligt nu in drie talen in de map.",
        matters="Voor het eerst was zij hier degene die uitlegde.",
        quote="Mijn moeder kon niet schrijven. Nu staat het op papier.",
    ),
    Tale(
        title="Pompoenen voor het hele trappenhuis",
        activity=_GARDEN,
        months=frozenset({9, 10}),
        theme=_GREEN,
        role="tuinier",
        happened="Er waren zesendertig pompoenen te veel. Twee tuiniers zetten er een bij elke "
        "voordeur in de flat, met een recept eraan.",
        changed="Vier bewoners kwamen vragen waar die vandaan kwamen. Twee hebben nu een eigen "
        "bed in de tuin.",
        matters="Een pompoen op de mat is een vriendelijker uitnodiging dan een folder.",
    ),
    Tale(
        title="Aarde onder de nagels",
        activity=_GARDEN,
        months=frozenset({7, 8, 9, 10}),
        theme=_HEALTH,
        role="tuinier",
        who="een man die thuiszit met een burn-out",
        happened="De eerste weken wiedde {who} alleen en zonder een woord. De anderen lieten "
        "hem. Op een dag wees hij een kind hoe je een wortel uittrekt zonder dat hij "
        "breekt. Daarna kwamen de kinderen elke week naar hem toe. Later stond hij met "
        "opgestroopte mouwen uit te delen wat er te veel was.",
        changed="Hij is twee dagen per week weer aan het werk en komt op zaterdag nog steeds.",
        matters="Hier vroeg niemand wanneer hij beter zou zijn.",
        quote="Een wortel heeft geen haast. Dat moest ik leren.",
    ),
    Tale(
        title="Munt voor de thee",
        activity=_GARDEN,
        months=frozenset({5, 6, 7, 8, 9}),
        theme=_JOINING,
        role="tuinier",
        happened="De munt groeide overal doorheen. In plaats van hem weg te halen, brachten we "
        "elke week een emmer naar de koffietafel.",
    ),
    Tale(
        title="Weer zelf de sokken aan",
        activity=_YOGA,
        theme=_HEALTH,
        role="deelnemer",
        who="een deelneemster van 72",
        called=("Elly", "Sabriye"),
        happened="Bij de kennismaking zei {who} dat zij maar één doel had: zelf haar sokken "
        "aantrekken. De docente bouwde er elke week een oefening voor in.",
        changed="Na vier maanden kwam zij binnen met felgele sokken. De thuiszorg komt 's "
        "ochtends niet meer.",
        matters="Een klein doel, maar het is het verschil tussen wachten en zelf beginnen.",
        quote="Geel, want iedereen moest het zien.",
    ),
    Tale(
        title="Op de stoel kan het ook",
        activity=_YOGA,
        theme=_HEALTH,
        role="docent",
        happened="Twee mensen stopten omdat zij niet meer van de mat omhoog kwamen. Wij zetten "
        "een kring stoelen om de matten heen.",
        changed="Zij zijn terug en namen hun buurvrouw mee, die slecht loopt.",
        matters="Niet iedereen hoeft hetzelfde te doen om samen iets te doen.",
    ),
)
