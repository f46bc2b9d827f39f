"""Who is on the list: only whom a reader of the list before put there, and the words tell who began."""

import datetime as dt
from uuid import UUID

import pytest

from buurthuis_app.records import replace
from buurthuis_app.sealing.errors import Unopenable
from buurthuis_app.vault.keys import KeyPair
from buurthuis_app.vault.readers import (
    Reader,
    ReaderList,
    RegisterTerm,
    SignedList,
    chains,
    envelope_sum,
    name_sum,
    read_list,
    signed_by,
    thrown_away,
)

CENTRE, DAY = UUID(int=1), dt.date(2026, 11, 22)
ANNA, BERT, EVE = KeyPair.new(), KeyPair.new(), KeyPair.new()
PEOPLE = {ANNA.id: UUID(int=2), BERT.id: UUID(int=3), EVE.id: UUID(int=4)}
TERM = RegisterTerm.of(ANNA)


def reader(pair: KeyPair) -> Reader:
    return Reader(
        key_id=pair.id,
        confidant_id=PEOPLE[pair.id],
        name=name_sum("Iemand", pair.id),
        public_key=pair.public_key,
        verify_key=pair.verify_key,
        by_passphrase=envelope_sum(b"passphrase"),
        by_recovery_key=envelope_sum(b"paper"),
        active_from=DAY,
    )


def after(former: SignedList | None, *pairs: KeyPair, term: RegisterTerm = TERM) -> ReaderList:
    number = read_list(former).number + 1 if former else 1
    return ReaderList(
        centre_id=CENTRE,
        number=number,
        previous=former.digest if former else b"",
        term=term,
        made_on=DAY,
        readers=tuple(reader(pair) for pair in pairs),
    )


FIRST = signed_by(after(None, ANNA), ANNA)
SECOND = signed_by(after(FIRST, ANNA, BERT), ANNA)
THIRD = signed_by(after(SECOND, BERT, term=RegisterTerm.of(BERT)), ANNA, BERT)


def test_each_list_follows_from_a_signature_of_the_one_before() -> None:
    (chain,) = chains([FIRST, SECOND], CENTRE)
    assert [one.key_id for one in chain.last.readers] == [ANNA.id, BERT.id]
    assert (chain.digest, chain.founded_on, chain.anew) == (SECOND.digest, DAY, False)
    assert chain.holds(FIRST.digest)
    assert not chain.holds(THIRD.digest)
    assert chain.last.of(BERT.id) == reader(BERT)
    assert chain.last.of(EVE.id) is None


def test_the_words_stay_in_a_term_and_change_with_the_next() -> None:
    (one,), (two,), (three,) = (
        chains(lists, CENTRE) for lists in ([FIRST], [FIRST, SECOND], [FIRST, SECOND, THIRD])
    )
    assert one.words == two.words == TERM.words != three.words
    assert len(three.words) == 8
    assert RegisterTerm.of(ANNA).words != TERM.words


@pytest.mark.parametrize(
    "forged",
    [
        signed_by(after(FIRST, ANNA, EVE), EVE),
        signed_by(after(FIRST, ANNA, EVE)),
        SignedList(content=SECOND.content, signature=FIRST.signature),
        SignedList(content=SECOND.content.replace(b"2026", b"2027"), signature=SECOND.signature),
        signed_by(replace(after(FIRST, ANNA, EVE), number=3), EVE),
        signed_by(replace(after(FIRST, ANNA, EVE), previous=b""), EVE),
        signed_by(after(FIRST, ANNA, BERT, term=RegisterTerm.of(BERT)), ANNA),
        signed_by(after(FIRST, ANNA, term=RegisterTerm.of(EVE)), ANNA, EVE),
        signed_by(replace(after(FIRST, ANNA, BERT), centre_id=UUID(int=9)), ANNA),
        signed_by(replace(after(FIRST, ANNA), readers=(reader(ANNA), reader(ANNA))), ANNA),
        signed_by(
            replace(
                after(FIRST, ANNA),
                readers=(reader(ANNA), replace(reader(BERT), public_key=EVE.public_key)),
            ),
            ANNA,
        ),
        SignedList(content=b"{}", signature=b""),
        SignedList(content=b"\xff", signature=b""),
        SignedList(content=FIRST.content[:-1], signature=FIRST.signature),
    ],
)
def test_what_nobody_of_the_list_signed_whole_is_left_out(forged: SignedList) -> None:
    (chain,) = chains([FIRST, forged], CENTRE)
    assert chain.digest == FIRST.digest


@pytest.mark.parametrize("changes", [{"number": 3}, {"previous": b""}])
def test_a_list_that_skips_one_is_no_part_of_the_chain(changes: dict[str, object]) -> None:
    skipping = signed_by(replace(after(FIRST, ANNA, BERT), **changes), ANNA)  # type: ignore[arg-type]
    one, other = chains([FIRST, skipping], CENTRE)
    assert one.digest == FIRST.digest
    assert not other.holds(FIRST.digest)


def test_a_list_of_before_cannot_be_put_behind_the_others() -> None:
    (chain,) = chains([FIRST, SECOND, THIRD, SECOND, FIRST], CENTRE)
    assert chain.digest == THIRD.digest


def test_another_founding_beside_it_is_another_chain_and_never_a_part_of_it() -> None:
    eve = signed_by(after(FIRST, EVE, term=RegisterTerm.of(EVE)), EVE)
    one, other = chains([FIRST, eve], CENTRE)
    assert (one.anew, other.anew) == (False, True)
    assert other.last.readers == (reader(EVE),)
    assert not other.holds(FIRST.digest)


def test_a_register_that_was_thrown_away_has_no_readers_and_the_next_is_founded_anew() -> None:
    gone = thrown_away(CENTRE, 2, FIRST.digest, DAY)
    _first, last = chains([FIRST, gone], CENTRE)
    assert (last.last.readers, last.words, last.last.term) == ((), (), None)
    eve = signed_by(after(gone, EVE, term=RegisterTerm.of(EVE)), EVE)
    assert [chain.anew for chain in chains([FIRST, gone, eve], CENTRE)] == [False, True, True]


def test_a_name_is_told_from_another_and_cannot_be_carried_to_another_key() -> None:
    assert name_sum("Anna  de Wit ", ANNA.id) == name_sum("Anna de Wit", ANNA.id)
    assert name_sum("Anna", ANNA.id) != name_sum("Bert", ANNA.id)
    assert name_sum("Anna", ANNA.id) != name_sum("Anna", BERT.id)


def test_what_is_no_list_cannot_be_read() -> None:
    with pytest.raises(Unopenable):
        read_list(SignedList(content=b"[]", signature=b""))
