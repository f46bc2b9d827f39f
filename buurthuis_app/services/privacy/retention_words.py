"""Words for what is kept about people: what it is, and from which moment its time runs."""

from buurthuis_app.i18n import _


def kept_words() -> dict[str, tuple[str, str]]:
    """By table: what is personal in it, and from which moment its time runs."""
    return {
        "activity": (_("Wie een activiteit leidt"), _("na de laatste dag van de activiteit")),
        "occurrence": (_("Opmerkingen bij een keer, en waarom die niet doorging"), _("na die dag")),
        "sign_up": (_("Wie zich aanmeldde"), _("op de dag die bij de aanmelding staat")),
        "extension": (
            _("Waarom aanmeldingen langer worden bewaard"),
            _("op de dag tot wanneer dat is"),
        ),
        "correction": (_("Waarom een aantal later is veranderd"), _("na die dag")),
        "story": (_("Verhalen die niet naar buiten mogen"), _("na de dag van het verhaal")),
        "story_photo": (
            _("Foto’s bij verhalen die niet naar buiten mogen"),
            _("na de dag van het verhaal"),
        ),
        "story_choice": (
            _("Waarom zo’n verhaal voor een overzicht was gekozen"),
            _("na de dag van het verhaal"),
        ),
        "sealed_message": (
            _("Berichten aan de vertrouwenspersoon"),
            _("als zij ze zelf vernietigt"),
        ),
        "sealed_record": (
            _("Wat de vertrouwenspersoon opschrijft"),
            _("als zij het zelf vernietigt; zij krijgt een herinnering"),
        ),
        "volunteer": (_("Gegevens van vrijwilligers"), _("na hun laatste dag")),
        "participant": (
            _("Deelnemers die de deur herkent, en wanneer zij er waren"),
            _("na hun laatste keer"),
        ),
        "absence": (_("Waarom een vrijwilliger er niet was"), _("na de laatste dag")),
        "noted_hours": (_("Opmerkingen bij uren van vrijwilligers"), _("na hun laatste dag")),
        "placement_offer": (_("Wie op een werkervaringsplaats begeleidt"), _("na hun laatste dag")),
        "placement": (_("Doelen op een werkervaringsplaats"), _("na hun laatste dag")),
        "placement_talk": (
            _("Gesprekken over een werkervaringsplaats"),
            _("na hun laatste dag"),
        ),
        "candidate": (_("Wie vrijwilliger wilde worden"), _("nadat de vacature is vervuld")),
        "vacancy": (_("Bij wie men zich kon melden"), _("nadat de vacature is vervuld")),
        "shift": (_("Opmerkingen bij een dienst"), _("na die dag")),
        "assignment": (_("Waarom iemand tegen een regel in op een dienst stond"), _("na die dag")),
        "initiative": (
            _("Wie een initiatief begon"),
            _("nadat het klaar was of stil kwam te liggen"),
        ),
        "initiative_step": (
            _("Waarom een initiatief een stap zette"),
            _("nadat het klaar was of stil kwam te liggen"),
        ),
        "grant": (_("Waarom meer werd toegekend dan er was"), _("na de dag van toekennen")),
        "payment": (_("Waar betaald geld voor was"), _("na de dag van betalen")),
        "promise": (_("Wie op een belofte let"), _("na de laatste dag van de belofte")),
        "loan": (
            _("Wie iets leende"),
            _("nadat het terug is; komt het niet terug, dan een jaar later"),
        ),
        "hirer": (_("Wie een zaal huurde"), _("na de laatste keer, aanvraag of factuur")),
        "invoice": (_("Voor wie een factuur was"), _("na de dag van de factuur")),
        "incident": (
            _("Waar een incident was en wat er is gedaan"),
            _("na de dag van het incident"),
        ),
        "repair": (_("Van wie het te repareren ding was"), _("na die dag")),
        "confidant": (
            _("Wie vertrouwenspersoon was, en hoe die te bereiken was"),
            _("na haar laatste dag"),
        ),
        "confidant_photo": (_("De foto van wie vertrouwenspersoon was"), _("na haar laatste dag")),
        "answer": (_("Antwoorden op open vragen"), _("na de laatste dag van de peiling")),
        "voice": (_("Wat mensen tegen het buurthuis zeiden"), _("na de dag waarop het is gezegd")),
        "aim": (_("Waarom een jaar anders liep"), _("na de laatste dag van de activiteit")),
        "adopted": (
            _("Vastgestelde overzichten"),
            _("als een verhaal erin niet meer gedeeld mag worden"),
        ),
        "adopted_story": (
            _("Verhalen in vastgestelde overzichten"),
            _("als het niet meer gedeeld mag worden"),
        ),
        "draft": (_("Half ingevulde formulieren"), _("na het laatste typen")),
    }
