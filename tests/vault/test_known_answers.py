"""What others publish comes out of our calls, and what was sealed by this version opens with every later one."""

import json
from pathlib import Path
from uuid import UUID

import pytest
from nacl import bindings
from nacl.pwhash import argon2id

from buurthuis_app.sealing.digests import derived_key, digest
from buurthuis_app.sealing.errors import Unopenable
from buurthuis_app.sealing.key_derivation import LEAST_MEMORY, SALT_BYTES, stretched
from buurthuis_app.sealing.padding import padded, unpadded
from buurthuis_app.sealing.public_key import (
    PUBLIC_KEY_BYTES,
    SECRET_KEY_BYTES,
    boxed,
    opened,
    public_key_of,
    unboxed,
)
from buurthuis_app.sealing.secret_key import KEY_BYTES, NONCE_BYTES, TAG_BYTES, unlocked
from buurthuis_app.sealing.signing import is_signed, signature, verify_key_of
from buurthuis_app.vault.contents import opened_contents, opened_mark
from buurthuis_app.vault.key_wrapping import (
    STANDARD,
    unwrapped_by_passphrase,
    unwrapped_by_recovery_key,
)
from buurthuis_app.vault.keys import KeyPair, fingerprint, key_id
from buurthuis_app.vault.messages import opened_message
from buurthuis_app.vault.readers import SignedList, chains
from buurthuis_app.vault.records import opened_record, opened_record_key, opened_unsigned_key


def test_argon2id_gives_what_the_reference_program_gives() -> None:
    """Of `echo -n "123" | argon2 ABCDEFGHIJKLMNOP -id -v 13 -k 1024 -t 5`: 32 bytes, one lane."""
    key = stretched(b"123", b"ABCDEFGHIJKLMNOP", memory=1024 * 1024, passes=5)
    assert key.hex() == "3c5d010180ba0cf5b6b858cba23b318e42d33088983c404598599c3b029ecac6"


def test_a_passphrase_costs_256_mebibytes_and_three_passes_as_libsodium_calls_moderate() -> None:
    moderate = (argon2id.MEMLIMIT_MODERATE, argon2id.OPSLIMIT_MODERATE)
    assert (STANDARD.memory * 1024, STANDARD.passes) == moderate == (256 * 2**20, 3)


def test_the_lock_opens_the_example_of_the_draft() -> None:
    """Of draft-irtf-cfrg-xchacha, A.3.1."""
    nonce = bytes(range(0x40, 0x58))
    ciphertext = bytes.fromhex(
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39"
        "ae64c6708c54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9"
        "21f9664c97637da9768812f615c68b13b52ec0875924c1c7987947deafd8780acf49"
    )
    belongs_to = bytes.fromhex("50515253c0c1c2c3c4c5c6c7")
    content = unlocked(nonce + ciphertext, belongs_to, bytearray(range(0x80, 0xA0)))
    assert content == (
        b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, "
        b"sunscreen would be it."
    )


SECRET = bytearray.fromhex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a")
PUBLIC = bytes.fromhex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a")


def test_the_public_key_is_that_of_rfc_7748() -> None:
    """Alice's keys of section 6.1."""
    assert public_key_of(SECRET) == PUBLIC


def test_the_sealed_box_of_pynacl_opens() -> None:
    """Of the reference vectors that PyNaCl is tested with."""
    box = bytes.fromhex(
        "199c808806a62c1be56951023ad3396b0ce0ef2c5b9ca688ac96d2d06ca43f65d314400cc9bbefb23dd26f824c9cb553"
        "f81e8c894ea9a553f4d777c77b66d5a6925da3f5961c5f7147172db5597ac14210066ee3ee13e6230a9a9610e9cddbf2"
        "4094f54fbbf6694c08a436cec39ff5a373656d9584f4df9dd8c817e2e597540628d0ee21a6524a3fcf3eabdc0968390b"
        "d260a47366ead7f71cc2e774d411d96f3497c7e10291937bc16dc46a111686b85a8c86"
    )
    content = opened(box, PUBLIC, SECRET)
    assert content.hex().startswith(
        "be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffc"
    )
    assert len(content) == len(box) - 48


def test_sums_are_those_of_libsodium() -> None:
    sum_of = bindings.crypto_generichash_blake2b_salt_personal
    assert digest(b"De Schakel", 32, "purpose") == sum_of(
        b"De Schakel", digest_size=32, person=b"purpose"
    )
    secret, salt = bytes(range(16)), bytes(range(16, 32))
    assert derived_key(secret, salt, "purpose") == sum_of(
        b"", digest_size=32, key=secret, salt=salt, person=b"purpose"
    )


def test_sizes_are_those_of_libsodium() -> None:
    assert (
        bindings.crypto_box_PUBLICKEYBYTES,
        bindings.crypto_box_SECRETKEYBYTES,
    ) == (PUBLIC_KEY_BYTES, SECRET_KEY_BYTES)
    assert (
        bindings.crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
        bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
        bindings.crypto_aead_xchacha20poly1305_ietf_ABYTES,
    ) == (KEY_BYTES, NONCE_BYTES, TAG_BYTES)
    assert (SALT_BYTES, LEAST_MEMORY) == (argon2id.SALTBYTES, argon2id.MEMLIMIT_MIN)


def test_padding_is_a_one_and_zeros_up_to_a_whole_step() -> None:
    assert padded(b"abc", 8) == b"abc\x80\0\0\0\0"
    assert len(padded(bytes(1024), 1024)) == 2048
    assert unpadded(padded(bytes(1024), 1024), 1024) == bytes(1024)
    for wrong in (b"", b"abc", bytes(8), b"1234567x"):
        with pytest.raises(Unopenable):
            unpadded(wrong, 8)


MESSAGE_ID = UUID(int=7)
RECORD_ID = UUID(int=8)
KNOWN = {
    name: bytes.fromhex(text)
    for name, text in json.loads(
        Path(__file__).with_name("known_envelopes.json").read_text(encoding="ascii")
    ).items()
}
"""Sealed once by the first versions for the keys above; these bytes are never made again."""


def test_the_key_keeps_its_id_and_its_words() -> None:
    assert key_id(PUBLIC) == UUID("541631e2-a316-bcb6-5b30-835da36b1479")
    assert fingerprint(PUBLIC) == (
        *("ambush", "afflicted", "quarrel", "wheat"),
        *("tidbit", "expedited", "diagram", "unflawed"),
    )


def test_what_the_first_version_sealed_still_opens() -> None:
    own = key_id(PUBLIC)
    pair = unwrapped_by_passphrase(KNOWN["by_passphrase"], own, b"zes woorden die niemand raadt")
    assert pair.secret == SECRET
    again = unwrapped_by_recovery_key(KNOWN["by_recovery_key"], own, bytes(range(20)))
    assert again.secret == SECRET
    assert opened_message(KNOWN["message"], MESSAGE_ID, pair) == b"Ik word gepest."
    key = opened_unsigned_key(KNOWN["record_key"], RECORD_ID, pair)
    assert (key.id, key.secret) == (UUID(int=9), bytearray(range(32)))
    assert opened_record(KNOWN["record"], RECORD_ID, 3, key) == b"Een dossier."


def test_what_the_first_version_with_signatures_sealed_still_opens() -> None:
    pair = KeyPair(bytearray(SECRET))
    key = opened_record_key(KNOWN["written_key"], RECORD_ID, pair, {pair.id: PUBLIC})
    assert (key.id, key.secret) == (UUID(int=9), bytearray(range(32)))
    contents = opened_contents(KNOWN["contents"], pair)
    assert (contents.counter, contents.records) == (4, {RECORD_ID: 3})
    assert opened_mark(KNOWN["mark"], pair) == 4
    assert pair.verify_key == KNOWN["verify_key"]
    signed = SignedList(content=KNOWN["list"], signature=KNOWN["list_signature"])
    (chain,) = chains([signed], UUID(int=1))
    assert (chain.last.readers[0].key_id, len(chain.words)) == (pair.id, 8)


def test_a_signature_is_that_of_rfc_8032() -> None:
    """Of its section 7.1, the first and the second test."""
    seed = bytearray.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    assert verify_key_of(seed).hex() == (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    )
    signed = signature(b"", seed)
    assert signed.hex() == (
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )
    assert is_signed(b"", signed, verify_key_of(seed))
    assert not is_signed(b"x", signed, verify_key_of(seed))
    assert not is_signed(b"", signed[:-1], verify_key_of(seed))
    assert not is_signed(b"", signed, b"")


def test_a_box_is_that_of_nacl() -> None:
    """Of D. J. Bernstein, Cryptography in NaCl, section 10: from Alice, whose keys are above, to Bob."""
    bob = bytearray.fromhex("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb")
    nonce = bytes.fromhex("69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37")
    box = bytes.fromhex(
        "f3ffc7703f9400e52a7dfb4b3d3305d98e993b9f48681273c29650ba32fc76ce48332ea7164d96a4476fb8c531a1186a"
        "c0dfc17c98dce87b4da7f011ec48c97271d2c20f9b928fe2270d6fb863d51738b48eeee314a7cc8ab932164548e526ae"
        "90224368517acfeabd6bb3732bc0e9da99832b61ca01b6de56244a9e88d5f9b37973f622a43d14a6599b1f654cb45a74e355a5"
    )
    content = unboxed(nonce + box, PUBLIC, bob)
    assert content.hex().startswith("be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd4")
    assert unboxed(boxed(content, PUBLIC, bob), public_key_of(bob), SECRET) == content


def test_a_wiped_pair_holds_nothing() -> None:
    pair = KeyPair(bytearray(SECRET))
    pair.wipe()
    assert pair.secret == bytes(32)
