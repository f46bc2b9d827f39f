"""Processings: for what work the centre keeps data about people, on which ground, and who gets to see it (GDPR)."""

from msgspec import Struct

from buurthuis_app.domain.volunteers.fields import text_fields
from buurthuis_app.i18n import _


class Processing(Struct, frozen=True, kw_only=True):
    """One kind of work with personal data, as article 30 of the GDPR asks it of a register."""

    title: str
    tables: tuple[str, ...]
    about: str
    """Whose data it is."""
    ground: str
    """On which ground of article 6; a proposal, for the centre decides."""
    seen_by: str


def processings() -> tuple[Processing, ...]:
    """All of them. A table with personal columns is part of exactly one."""
    office = _("de coördinator; het bestuur ziet namen en geen contactgegevens")
    coordinator = _("alleen de coördinator")
    interest = _("gerechtvaardigd belang: een buurthuis dat open is en verantwoording aflegt")
    return (
        Processing(
            title=_("Activiteiten"),
            tables=("activity", "occurrence", "aim", "correction"),
            about=_("begeleiders, huurders en wie in een opmerking wordt genoemd"),
            ground=interest,
            seen_by=office,
        ),
        Processing(
            title=_("Aanmeldingen"),
            tables=("sign_up", "extension"),
            about=_("bezoekers die zich aanmelden"),
            ground=_("overeenkomst: meedoen waarvoor iemand zich aanmeldde"),
            seen_by=_("de coördinator, en wie de aanwezigheidslijst krijgt"),
        ),
        Processing(
            title=_("Deelnemers"),
            tables=("participant",),
            about=_("bezoekers die de deur herkent, alleen als het buurthuis dat heeft aangezet"),
            ground=_("toestemming van de bezoeker, die zij of hij altijd kan intrekken"),
            seen_by=_("wie aan de deur telt ziet de naam; de coördinator alles"),
        ),
        Processing(
            title=_("Verhalen"),
            tables=("story", "story_photo", "story_choice", "adopted", "adopted_story"),
            about=_("wie een verhaal vertelt, en wie erin voorkomt"),
            ground=_("toestemming van de verteller, die zij of hij altijd kan intrekken"),
            seen_by=_("de coördinator en het bestuur; met toestemming de gemeente en het publiek"),
        ),
        Processing(
            title=_("Namen op papier"),
            tables=("name_decision",),
            about=_(
                "wie genoemd wordt in een tekst die naar buiten gaat; de naam zelf staat er niet"
            ),
            ground=_("toestemming van wie genoemd wordt, die zij of hij altijd kan intrekken"),
            seen_by=coordinator,
        ),
        Processing(
            title=_("Vrijwilligers"),
            tables=("volunteer", "absence", "noted_hours"),
            about=_("vrijwilligers, en wie voor hen in nood wordt gebeld"),
            ground=_("overeenkomst: het vrijwilligerswerk dat is afgesproken"),
            seen_by=office,
        ),
        Processing(
            title=_("Werkervaringsplaatsen"),
            tables=("placement_offer", "placement", "placement_talk"),
            about=_("wie ervaring opdoet, en wie begeleidt"),
            ground=_("overeenkomst: het traject dat is afgesproken"),
            seen_by=coordinator,
        ),
        Processing(
            title=_("Rooster"),
            tables=("shift", "assignment"),
            about=_("vrijwilligers"),
            ground=_("overeenkomst: het vrijwilligerswerk dat is afgesproken"),
            seen_by=_("de coördinator en wie het rooster op papier ziet"),
        ),
        Processing(
            title=_("Vacatures"),
            tables=("vacancy", "condition", "candidate"),
            about=_("wie vrijwilliger wil worden"),
            ground=_("overeenkomst: stappen voor iemand vrijwilliger wordt, op eigen verzoek"),
            seen_by=coordinator,
        ),
        Processing(
            title=_("Uitleen en reparatie"),
            tables=("loan", "repair"),
            about=_("wie iets leent of laat repareren"),
            ground=_("overeenkomst: het lenen of laten repareren waarom iemand vraagt"),
            seen_by=coordinator,
        ),
        Processing(
            title=_("Incidenten"),
            tables=("incident",),
            about=_("wie in een regel wordt genoemd; wie het was, hoort er niet te staan"),
            ground=interest,
            seen_by=coordinator,
        ),
        Processing(
            title=_("Verhuur van zalen"),
            tables=("hirer", "hire"),
            about=_("wie een zaal huurt of daarom vraagt"),
            ground=_("overeenkomst: de huur waarom iemand vraagt"),
            seen_by=coordinator,
        ),
        Processing(
            title=_("Facturen"),
            tables=("invoice", "invoice_line", "invoice_details"),
            about=_("wie een factuur kreeg"),
            ground=_("wettelijke plicht: de administratie zeven jaar bewaren (artikel 52 AWR)"),
            seen_by=coordinator,
        ),
        Processing(
            title=_("Op straat"),
            tables=("street_round",),
            about=_("wie in een opmerking wordt genoemd; wie is gesproken, staat er niet"),
            ground=interest,
            seen_by=office,
        ),
        Processing(
            title=_("Bewonersinitiatieven"),
            tables=("initiative", "initiative_step"),
            about=_("bewoners die een initiatief beginnen"),
            ground=_("overeenkomst: het initiatief dat iemand indient"),
            seen_by=office,
        ),
        Processing(
            title=_("Geld van initiatieven"),
            tables=("budget", "grant", "payment"),
            about=_("bewoners die geld krijgen of voorschieten"),
            ground=_("wettelijke plicht: de administratie zeven jaar bewaren (artikel 52 AWR)"),
            seen_by=office,
        ),
        Processing(
            title=_("Beloften en kengetallen"),
            tables=("promise", "measurement", "indicator_year"),
            about=_("wie op een belofte let of in een toelichting wordt genoemd"),
            ground=interest,
            seen_by=office,
        ),
        Processing(
            title=_("U zei, wij deden"),
            tables=("matter", "matter_note", "voice"),
            about=_("wie in een onderwerp wordt genoemd; wie het zei, is niet bekend"),
            ground=interest,
            seen_by=office,
        ),
        Processing(
            title=_("Peilingen"),
            tables=("survey", "answer"),
            about=_("wie in een antwoord wordt genoemd; wie antwoordt, is niet bekend"),
            ground=interest,
            seen_by=office,
        ),
        Processing(
            title=_("De vertrouwenspersoon"),
            tables=("confidant", "confidant_photo", "help_line", "confidant_release"),
            about=_("wie vertrouwenspersoon is"),
            ground=interest,
            seen_by=_("iedereen in het buurthuis"),
        ),
        Processing(
            title=_("Wat de vertrouwenspersoon hoort"),
            tables=("sealed_message", "sealed_record"),
            about=_("wie zich meldt en over wie het gaat; er kunnen bijzondere gegevens in staan"),
            ground=_("gerechtvaardigd belang: iedereen moet veilig kunnen melden"),
            seen_by=_("alleen de vertrouwenspersoon: het is verzegeld"),
        ),
        Processing(
            title=_("Het buurthuis"),
            tables=("area", "closed_day", "equipment", "setting"),
            about=_("wie in een voorwoord of omschrijving wordt genoemd"),
            ground=interest,
            seen_by=office,
        ),
        Processing(
            title=_("Pakketjes van een deur"),
            tables=(
                *("paired_door", "told_state", "outgoing_packet", "arrived_packet"),
                "undecided_news",
            ),
            about=_("wie aan de deur is aangemeld, of in een verhaal of antwoord wordt genoemd"),
            ground=interest,
            seen_by=_("onderweg niemand: het is verzegeld; daarna de coördinator"),
        ),
        Processing(
            title=_("Andere centra"),
            tables=("guest_centre",),
            about=_("wie in een verhaal van een ander centrum wordt genoemd"),
            ground=interest,
            seen_by=office,
        ),
        Processing(
            title=_("Half ingevulde formulieren"),
            tables=("draft",),
            about=_("over wie het formulier gaat"),
            ground=interest,
            seen_by=_("wie het formulier invult"),
        ),
    )


def title_of(table: str) -> str:
    """Under which heading a table stands in the register."""
    return next(each.title for each in processings() if table in each.tables)


def data_words() -> dict[str, str]:
    """What people call each personal column, whatever table it is in."""
    own_words = _("tekst in eigen woorden")
    return {
        **{field.name: field.title.lower() for field in text_fields()},
        **dict.fromkeys(
            (
                *("remark", "reason", "because", "overruled_because", "cancelled_because"),
                *("why_different", "words", "happened", "changed", "matters", "quote", "told"),
                *("text", "value", "description", "introduction", "explanation", "source"),
                *("what", "why", "outcome", "differs", "good_for", "document", "figures"),
                *("prevention", "recommendations", "measured_how", "title", "former_titles"),
                *("state", "here", "shared", "thing", "purpose", "sender"),
                *("state", "here", "shared", "thing", "yielded", "learns", "goals", "done"),
            ),
            own_words,
        ),
        "name": _("naam"),
        "email": _("e-mailadres"),
        "phone": _("telefoonnummer"),
        "number": _("telefoonnummer"),
        "birth_year": _("geboortejaar"),
        "home": _("waar iemand woont"),
        "gender": _("geslacht"),
        "birth_date": _("geboortedatum"),
        "agreement_on": _("dag van de overeenkomst"),
        "vog_seen_on": _("dag waarop de VOG is gezien"),
        "vog_renew_by": _("dag waarop de VOG vernieuwd moet zijn"),
        "first_aid_until": _("tot wanneer EHBO geldt"),
        "bhv_until": _("tot wanneer BHV geldt"),
        "meal": _("maaltijdwens"),
        "contact_name": _("contactpersoon"),
        "address": _("adres"),
        "adviser": _("van wie een advies is"),
        "owner": _("voornaam van de eigenaar"),
        "mentor_id": _("welke vrijwilliger begeleidt"),
        "led_by": _("naam van wie leidt"),
        "led_by_id": _("welke vrijwilliger leidt"),
        "organised_by": _("naam van wie organiseert"),
        "collected_by": _("naam van wie het optekende"),
        "looked_after_by": _("naam van wie erop let"),
        "started_by": _("namen van wie het begon"),
        "contact": _("hoe iemand te bereiken is"),
        "consent_how": _("hoe toestemming is gegeven"),
        "how": _("hoe toestemming is gegeven"),
        "photo_of": _("wie op de foto staan"),
        "photo_shows": _("wat er op de foto te zien is"),
        "teller_role": _("rol van de verteller"),
        "role": _("rol"),
        "hours": _("uren"),
        "office": _("plek"),
        "place": _("plaats"),
        "about": _("over haar of hem"),
        "content": _("foto of blad"),
        "sealed": _("verzegelde tekst"),
        "body": _("verzegelde tekst"),
        "packet": _("verzegelde tekst"),
    }
