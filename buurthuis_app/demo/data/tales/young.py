"""Invented stories about children and young people."""

from buurthuis_app.demo.data.stories import Tale

_YOUTH, _HOMEWORK, _CRAFTS = "Jongereninloop", "Huiswerkhulp", "Kinderknutselen"
_GROWING_UP, _JOINING, _LEARNING = "opgroeien", "meedoen", "taal en leren"

YOUNG: tuple[Tale, ...] = (
    Tale(
        title="De muur is nu van hen",
        activity=_YOUTH,
        theme=_GROWING_UP,
        role="jongerenwerker",
        happened="De zijmuur werd steeds beklad. Wij vroegen de jongeren wat erop zou moeten "
        "staan. Zij tekenden een hele avond en schilderden twee zaterdagen. Het werd "
        "geen makkelijke avond. De een wilde een draak, de ander de namen van wie er "
        "niet meer zijn. Uiteindelijk werd het een zwerm vogels, met voor elke jongere "
        "één vogel.",
        changed="Er is sindsdien niet meer op gespoten. Andere jongeren zeggen er iets van als "
        "iemand het wil doen.",
        matters="Wat van jezelf is, maak je niet stuk.",
        quote="Mijn naam staat er niet op, maar iedereen weet dat die vogel van mij is.",
    ),
    Tale(
        title="Nul keer van school gestuurd",
        activity=_YOUTH,
        theme=_GROWING_UP,
        role="jongerenwerker",
        who="een jongen van vijftien",
        happened="Na de zoveelste schorsing kwam {who} elke avond vragen of hij iets mocht doen. "
        "Wij gaven hem de sleutel van het sporthok en een lijst om bij te houden.",
        changed="Er is in drie maanden geen bal kwijtgeraakt en hij is geen dag geschorst.",
        matters="Op school kreeg hij steeds minder vertrouwen. Hier kreeg hij een sleutel.",
        quote="Bij mij mis je geen bal.",
    ),
    Tale(
        title="Ook meiden aan de tafeltennistafel",
        activity=_YOUTH,
        theme=_JOINING,
        role="jongere",
        happened="De tafel was altijd bezet door dezelfde jongens. Vier meiden schreven een "
        "rooster op karton en hingen het boven de tafel. Het eerste halfuur is nu van "
        "hen.",
        changed="Er komen meer meiden dan vorig jaar, en de jongens vragen of ze mogen meedoen.",
        matters="Zij losten het zelf op, zonder dat er iemand boos werd.",
    ),
    Tale(
        title="Eén avond niet op straat",
        activity=_YOUTH,
        theme=_GROWING_UP,
        role="buurtbewoner",
        happened="Een buurman die vaak over lawaai klaagde, kwam kijken. Hij bleef twee uur en "
        "verloor drie potjes pool.",
        changed="Hij belt nu ons in plaats van de politie, en hij groet terug.",
        quote="Van dichtbij vallen ze mee. En ze poolen eerlijk.",
    ),
    Tale(
        title="Sollicitatie geoefend",
        activity=_YOUTH,
        theme=_GROWING_UP,
        role="jongere",
        who="een meisje van zeventien",
        called=("Aylin", "Chelsea", "Zuzanna"),
        happened="Voor een bijbaan in de bakkerij oefende {who} het gesprek met een gastvrouw "
        "die zelf veertig jaar in een winkel stond. Zij deden het vijf keer, tot de "
        "handdruk goed was.",
        changed="Zij is aangenomen en brengt op zaterdag het brood van gisteren langs.",
    ),
    Tale(
        title="Breuken met appeltaart",
        activity=_HOMEWORK,
        theme=_LEARNING,
        role="vrijwilliger",
        who="een meisje uit groep 7",
        happened="Van breuken begreep {who} niets. Wij haalden een appeltaart en sneden tot zij "
        "zelf zei dat drie achtsten minder is dan de helft. De taart ging daarna "
        "eerlijk op.",
        changed="Haar juf belde om te vragen wat wij gedaan hadden.",
        matters="Thuis is geen rustige tafel. Hier wel, en soms met taart.",
        quote="Ik dacht dat ik dom was, maar het boek was moeilijk.",
    ),
    Tale(
        title="Grote broer helpt mee",
        activity=_HOMEWORK,
        theme=_GROWING_UP,
        role="coördinator",
        happened="Een jongen die vier jaar geleden zelf geholpen werd, doet nu de havo. Hij "
        "vroeg of hij op dinsdag de kleintjes mocht overhoren.",
        changed="Er zijn nu drie oud-leerlingen die helpen. De kinderen luisteren naar hen "
        "beter dan naar ons.",
        matters="Zij laten zien wat er kan, zonder het te zeggen.",
    ),
    Tale(
        title="Een plek om stil te zijn",
        activity=_HOMEWORK,
        theme=_GROWING_UP,
        role="leerling",
        happened="Thuis delen zij met zijn vieren een kamer. Hij komt niet voor uitleg. Hij komt "
        "omdat het hier een uur stil is.",
        quote="Niemand zet hier de televisie aan.",
    ),
    Tale(
        title="Moeders in de gang",
        activity=_HOMEWORK,
        theme=_JOINING,
        role="gastvrouw",
        happened="Ouders bleven in de gang wachten tot het leren klaar was. Wij zetten er een "
        "tafel en een theepot neer.",
        changed="Uit die gang is een groepje ontstaan dat samen naar de ouderavond op school gaat.",
        matters="Soms is het belangrijkste van een activiteit wat ernaast gebeurt.",
    ),
    Tale(
        title="De kartonnen stad",
        activity=_CRAFTS,
        theme=_GROWING_UP,
        role="vrijwilliger",
        happened="Van verhuisdozen bouwden de kinderen hun wijk na. Er kwam een speeltuin bij "
        "die er in het echt niet is. De wethouder kwam kijken en moest op de grond gaan "
        "zitten om alles te zien. In de maquette was de drukke weg verdwenen en liep de "
        "sloot om de school heen. Toen iemand zei dat dat niet kon, antwoordde een "
        "meisje dat niemand het nog geprobeerd had.",
        changed="Op het veldje bij de flat komt een klimrek. De kinderen mochten de kleur kiezen.",
        matters="Zij werden niet om hun mening gevraagd. Zij bouwden die gewoon.",
        quote="Hier woont mijn oma, en daar moet de glijbaan.",
    ),
    Tale(
        title="Tekenen zonder woorden",
        activity=_CRAFTS,
        theme=_JOINING,
        role="vrijwilliger",
        who="een jongen van zes",
        happened="Aan de knutseltafel zat {who} drie weken lang stil vliegtuigen te tekenen. Hij "
        "was nog maar pas in Nederland. Een ander kind tekende er een wolk bij, en toen "
        "nog een.",
        changed="Zij zitten nu naast elkaar op school. Zijn eerste woord hier was 'lijm'.",
        matters="Het begon niet met taal. Het begon met een wolk.",
    ),
    Tale(
        title="Oma leert het ook",
        activity=_CRAFTS,
        theme=_GROWING_UP,
        role="bezoeker",
        happened="Zij kwam alleen om haar kleinzoon te brengen. Nu plakt zij mee, en haar eigen "
        "werk hangt in de gang.",
        quote="Vroeger was er geen tijd om iets te maken wat nergens voor nodig is.",
    ),
)
