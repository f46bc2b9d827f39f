"""The command that takes in the packets of doors."""

import argparse
from pathlib import Path

from buurthuis_app import bootstrap
from buurthuis_app.cli.output import AT_FAULT, GOOD, complain, house_of, say
from buurthuis_app.i18n import _


def take_in(options: argparse.Namespace, folder: Path) -> int:
    """Take in the packets of a folder; AT_FAULT when one was refused. Questions stay for the window."""
    from buurthuis_app.services.packets.packet_words import taken_words

    with bootstrap.opened(folder) as database:
        house = house_of(database)
        taken = house.taking_in.take_in(options.packets).value
        questions = house.taking_in.to_decide().questions
    say(taken_words(taken))
    for refused in taken.refused:
        complain(f"{refused.name}: {refused.sentence}")
    for question in questions:
        say(_("Te beslissen in het venster: {question}").format(question=question.sentence))
    return AT_FAULT if taken.refused else GOOD
