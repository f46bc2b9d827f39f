"""Invented stories about meeting: the coffee table, eating together, the house itself."""

from buurthuis_app.demo.data.stories import Tale

_COFFEE, _EATING = "Koffie-inloop", "Samen eten"
_LONELINESS, _JOINING, _DAYS, _HEALTH = "eenzaamheid", "meedoen", "dagbesteding", "gezondheid"

MEETING: tuple[Tale, ...] = (
    Tale(
        title="Eerst alleen voor het raam",
        activity=_COFFEE,
        theme=_LONELINESS,
        role="gastvrouw",
        who="een man van 81",
        called=("meneer Van Dam", "meneer Kartal"),
        happened="Drie ochtenden achter elkaar stond {who} buiten naar binnen te kijken. De "
        "vierde ochtend liep de gastvrouw met twee kopjes naar buiten. Ze dronken hun "
        "koffie op de stoep, en daarna kwam hij binnen. Hij vroeg niets en zei niets, "
        "maar hij bleef tot sluitingstijd. Bij het weggaan vroeg hij of het morgen ook "
        "open was.",
        changed="Hij komt nu op maandag en donderdag. Hij zet de stoelen klaar voordat de "
        "anderen er zijn.",
        matters="Een open deur is niet voor iedereen genoeg. Soms moet er iemand naar buiten "
        "stappen.",
        quote="Ik wist niet of het ook voor mij was.",
    ),
    Tale(
        title="De krant wordt voorgelezen",
        activity=_COFFEE,
        theme=_LONELINESS,
        role="bezoeker",
        who="een vrouw met een witte stok",
        called=("Greet", "Leyla", "Ans"),
        happened="Sinds haar ogen slecht zijn, kon {who} de krant niet meer lezen. Een buurman "
        "hoorde dat aan tafel en begon hardop met de sportpagina. Nu leest elke dag "
        "iemand anders een stuk voor.",
        changed="Aan tafel wordt meer over het nieuws gepraat. Zij weet vaak het meeste.",
        matters="Wie slecht ziet, raakt snel buiten het gesprek. Dit kost niets en werkt.",
        quote="De overlijdensberichten sla ik over, daar ken ik er te veel van.",
    ),
    Tale(
        title="Een sleutel voor de buurvrouw",
        activity=_COFFEE,
        theme=_LONELINESS,
        role="bezoeker",
        happened="Twee vrouwen uit dezelfde flat woonden elf jaar boven elkaar. Bij de koffie "
        "zagen zij elkaar voor het eerst echt. Na een maand gaven zij elkaar een "
        "sleutel, voor als er iets is. Het ging niet vanzelf: de eerste keren ruzieden "
        "zij over de muziek en over het vuilnis op het balkon. Juist daardoor wisten "
        "zij daarna waar de ander wel en niet tegen kan.",
        changed="Toen een van hen viel in de badkamer, was de ander er binnen vijf minuten.",
        matters="Veiligheid begint met iemand die je naam kent.",
        quote="Elf jaar hoorde ik haar radio. Nu weet ik wie erbij hoort.",
    ),
    Tale(
        title="Weer reden om op te staan",
        activity=_COFFEE,
        theme=_DAYS,
        role="vrijwilliger",
        who="een vroegere vrachtwagenchauffeur",
        called=("Rachid", "Cor", "Stefan"),
        happened="Na zijn ontslag zat {who} vier maanden thuis. De wijkverpleegkundige nam hem "
        "een keer mee. Hij zag dat het koffieapparaat lekte en maakte het ter plekke.",
        changed="Hij is nu twee ochtenden per week onze klusman en heeft zelf de agenda "
        "daarvoor gemaakt.",
        matters="Mensen willen nodig zijn, niet alleen geholpen worden.",
        quote="Mijn vrouw zegt dat ik weer fluit.",
    ),
    Tale(
        title="Rouw aan de koffietafel",
        activity=_COFFEE,
        theme=_LONELINESS,
        role="gastvrouw",
        happened="Een vaste bezoeker verloor zijn vrouw. De week daarna bleef zijn stoel leeg. "
        "Twee tafelgenoten gingen langs met soep en zeiden: morgen halen we je op.",
        changed="Hij komt weer. Hij praat niet veel, maar blijft langer zitten dan vroeger.",
        matters="De groep deed dit zelf. Niemand van ons heeft het gevraagd.",
        quote="Ze zeiden niet dat het over gaat. Ze zeiden hoe laat ze kwamen.",
    ),
    Tale(
        title="Drie talen, één spel",
        activity=_COFFEE,
        theme=_JOINING,
        role="bezoeker",
        happened="Iemand legde een rummikub op tafel. Een Poolse opa, een Turkse moeder en een "
        "man van hiernaast deden mee. Zij spraken alle drie een andere taal. Er is nog "
        "nooit zo hard gelachen.",
        changed="Elke vrijdag wordt er gespeeld en er is een tweede spel bij gekocht.",
    ),
    Tale(
        title="Te vroeg, en toch welkom",
        activity=_COFFEE,
        theme=_LONELINESS,
        role="gastheer",
        happened="Om half tien stond er al iemand voor de deur die de hele nacht niet had "
        "geslapen. We hebben de deur eerder opengedaan.",
    ),
    Tale(
        title="Van bezoeker naar gastvrouw",
        activity=_COFFEE,
        theme=_JOINING,
        role="coördinator",
        who="een vrouw van 34",
        called=("Samira", "Danuta", "Merve"),
        happened="Een jaar lang kwam {who} met haar baby, meestal zwijgend in de hoek. Toen de "
        "gastvrouw ziek was, stond zij op en vroeg wie er suiker wilde.",
        changed="Zij draait nu haar eigen ochtend en volgt een cursus gastvrouw in de avond.",
        matters="Zij zegt dat zij hier geoefend heeft voor een baan. Die heeft ze sinds kort, "
        "in een hotel.",
        quote="Hier mocht ik fouten maken met koffie. Dat is een goede plek om te beginnen.",
    ),
    Tale(
        title="De dokter hoeft minder vaak",
        activity=_COFFEE,
        theme=_HEALTH,
        role="huisarts in de wijk",
        happened="De huisarts vertelde dat een patiënt elke week belde met kleine klachten. Zij "
        "gaf hem ons adres mee in plaats van een recept.",
        changed="Hij belt nog ongeveer eens per twee maanden.",
        matters="Het laat zien dat aanloop ook zorg scheelt, al kunnen wij niet meten hoeveel.",
    ),
    Tale(
        title="Hier ken ik nu iedereen",
        activity=_EATING,
        theme=_LONELINESS,
        role="bezoeker",
        who="een weduwe van 77",
        called=("Toos", "Willy", "mevrouw Sewdien"),
        happened="De eerste keer at {who} haar bord leeg en ging zij meteen naar huis. Wij gaven "
        "haar de taak om de toetjes rond te brengen. Zo moest zij met elke tafel "
        "praten. In het begin zette zij de bakjes zonder een woord neer. Na een paar "
        "weken kende zij de namen, en na de zomer de verhalen erbij.",
        changed="Zij weet nu wie geen suiker mag en wie graag twee toetjes wil.",
        matters="Een taakje helpt beter dan een voorstelrondje.",
        quote="Hier ken ik nu iedereen. En ze kennen mij.",
    ),
    Tale(
        title="Koken voor veertig",
        activity=_EATING,
        theme=_JOINING,
        role="vrijwilliger in de keuken",
        who="een vluchtelinge uit Oekraïne",
        called=("Halyna", "Oksana", "Nadia"),
        happened="In de keuken stond {who} eerst alleen uien te snijden. Op een avond vroeg de "
        "kok of zij borsjtsj wilde maken. De pan was leeg voordat zij zelf kon eten. "
        "Een man aan de lange tafel vroeg om het recept. Zij schreef het op in haar "
        "eigen letters, en de hele tafel probeerde het te lezen.",
        changed="Een keer per maand kookt zij nu met haar eigen ploeg.",
        matters="Zij kwam om iets te doen te hebben. Nu is zij degene die anderen uitlegt hoe "
        "het moet.",
        quote="In de keuken heb ik geen grammatica nodig.",
    ),
    Tale(
        title="Gescheiden, en toch niet alleen eten",
        activity=_EATING,
        theme=_LONELINESS,
        role="bezoeker",
        happened="Een vader ziet zijn kinderen om de week. In de lege weken at hij brood boven "
        "het aanrecht. Nu schuift hij hier aan, en in de volle weken neemt hij de "
        "kinderen mee.",
        changed="De kinderen noemen het 'het grote restaurant'.",
        matters="Hij zei dat vooral de zondagen zwaar waren. Juist daarom koken wij op zondag.",
    ),
    Tale(
        title="Wat je eet als je moet rondkomen",
        activity=_EATING,
        theme=_HEALTH,
        role="gastvrouw",
        happened="Aan tafel bleek dat drie mensen de laatste week van de maand alleen pasta "
        "aten. De kok schreef vijf recepten op van minder dan twee euro. Die gingen in "
        "een uur allemaal mee naar huis.",
        changed="De recepten hangen nu bij de ingang en worden elke maand aangevuld door "
        "bezoekers.",
        matters="Over geld praten is moeilijk. Over soep praten niet.",
        quote="Met linzen was ik nooit begonnen. Mijn zoon vraagt er nu om.",
    ),
    Tale(
        title="Een lege stoel viel op",
        activity=_EATING,
        theme=_LONELINESS,
        role="bezoeker",
        who="een man die altijd bij de deur zit",
        called=("meneer Bouzid", "meneer De Graaf"),
        happened="Op een avond kwam {who} niet, en hij had zich niet afgemeld. Iemand is na het "
        "eten gaan aanbellen. Hij lag met hoge koorts in bed en had geen telefoon bij "
        "de hand. De buurman van de tafel heeft toen de huisarts gebeld en is gebleven "
        "tot die er was. De gastvrouw zette intussen een pannetje soep bij hem neer.",
        changed="Wie zich aanmeldt, mag nu een nummer achterlaten van iemand die wij kunnen "
        "bellen.",
        matters="Voor hem was het die avond van levensbelang dat iemand zijn stoel zag.",
    ),
    Tale(
        title="Jarig zonder slingers",
        activity=_EATING,
        theme=_LONELINESS,
        role="vrijwilliger",
        happened="Bij het afwassen zei iemand dat hij die dag zeventig was geworden. Wij hadden "
        "niets in huis, behalve veertig mensen. Die zongen.",
        quote="De laatste keer dat er voor mij gezongen werd, was op mijn werk.",
    ),
    Tale(
        title="Twee kerken en een moskee",
        activity="Buurtfeest",
        theme=_JOINING,
        role="bestuurslid",
        happened="Voor het buurtfeest leende de moskee haar tenten uit, brachten twee kerken de "
        "banken en bakte de voetbalclub frites. Niemand had een lijst gemaakt.",
        changed="De vier clubs hebben nu samen één schuurtje voor tafels en tenten.",
        matters="Zij kenden elkaar van gezicht. Nu hebben zij elkaars nummer.",
        quote="We hadden dezelfde tafels dubbel, en van alles te weinig stoelen.",
    ),
    Tale(
        title="De hele straat aan één tafel",
        activity="Buurtfeest",
        theme=_JOINING,
        role="buurtbewoner",
        who="een jongen van negen",
        happened="Op het feest telde {who} de meters tafel: eenenzestig. Zijn oma zat aan het "
        "ene eind en zijn voetbaltrainer aan het andere.",
        changed="De bewoners van de hoek gaan volgend jaar zelf de muziek regelen.",
    ),
    Tale(
        title="Eten over is een uitnodiging",
        activity="Spontane kookavond",
        theme=_JOINING,
        role="vrijwilliger in de keuken",
        happened="De groenteboer had twee kisten paprika over. Om vier uur ging er een bericht "
        "rond, om zes uur zaten er mensen aan tafel die wij nog nooit gezien hadden.",
        changed="Twee van hen eten nu elke week mee.",
        matters="Wat niet gepland is, voelt voor sommigen veiliger. Je hoeft je niet op te geven.",
    ),
    Tale(
        title="Roti met restjes",
        activity="Spontane kookavond",
        theme=_JOINING,
        role="bezoeker",
        happened="Een Surinaamse buurman vroeg of hij de keuken mocht gebruiken. Hij leerde acht "
        "mensen roti vouwen.",
        quote="Mijn moeder zou zeggen dat het te dik is. Maar zij is er niet.",
    ),
    Tale(
        title="De bus naar het buurthuis",
        theme=_LONELINESS,
        role="chauffeur van de buurtbus",
        who="een vrouw met een rollator",
        called=("mevrouw Postma", "mevrouw Yılmaz"),
        happened="Bij de halte zat {who} elke dag te wachten, maar zij stapte nooit in. De "
        "chauffeur vroeg waar zij heen wilde. Nergens, zei ze, ik kijk naar de mensen. "
        "Hij zette haar bij ons af.",
        changed="Zij komt twee keer per week, en de chauffeur drinkt in zijn pauze een kop "
        "koffie mee.",
        matters="Wie eenzaam is, komt niet vanzelf. De mensen op straat zien het vaak eerder "
        "dan wij.",
        quote="Ik zat op de bus te wachten zonder te weten waarheen.",
    ),
    Tale(
        title="Een nieuwe naam op het bord",
        theme=_JOINING,
        role="bestuurslid",
        happened="Wij zochten al een jaar een penningmeester. Op een avond vroegen wij het niet "
        "aan wie rekenen kan, maar aan wie hier vaak is. Toen staken er drie mensen een "
        "vinger op.",
        changed="Het bestuur is weer compleet en telt nu twee mensen van onder de veertig.",
        matters="Wij dachten dat niemand wilde. Wij hadden het aan de verkeerden gevraagd.",
    ),
    Tale(
        title="Wachtkamer zonder nummer",
        theme=_HEALTH,
        role="wijkverpleegkundige",
        happened="Sinds de wijkverpleegkundige hier op dinsdag zit, komen mensen ook met vragen "
        "die zij thuis nooit durven stellen. Eén gesprek begon over een pleister en "
        "ging over angst.",
        changed="Twee mensen kregen op tijd hulp. Zij zeiden beiden dat ze er anders mee waren "
        "blijven lopen.",
        matters="Hier is het gewoon om even te blijven zitten.",
    ),
)
