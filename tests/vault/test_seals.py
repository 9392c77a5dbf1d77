"""Signatures and seals, tried with keys, published examples, and one changed bit at a time."""

import shutil
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.simulators.unmeasured import unmeasured
from vault import seals

PRIVATE, PUBLIC = seals.new_rsa_pair()
OTHER_PRIVATE, OTHER_PUBLIC = seals.new_rsa_pair()
CURVE_PRIVATE = "MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"  # an Ed25519 key
CURVE_PUBLIC = "MCowBQYDK2VwAyEAA6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg="
KEY, NONCE = b"k" * 32, b"n" * 12


def flip(text: bytes, bit: int) -> bytes:
    place, mask = bit // 8 % len(text), 1 << bit % 8
    return text[:place] + bytes([text[place] ^ mask]) + text[place + 1 :]


def test_a_signature_holds_for_its_message_and_its_key() -> None:
    signature = seals.rsa_sign(PRIVATE, b"message")

    assert len(signature) == 256
    assert seals.rsa_verify(PUBLIC, b"message", signature)
    assert not seals.rsa_verify(OTHER_PUBLIC, b"message", signature)
    assert not seals.rsa_verify(PUBLIC, b"message", seals.rsa_sign(OTHER_PRIVATE, b"message"))


@settings(max_examples=60, deadline=None)
@given(st.binary(min_size=1, max_size=200), st.integers(0, 10_000), st.integers(0, 2047))
def test_one_flipped_bit_breaks_a_signature(message: bytes, place: int, bit: int) -> None:
    signature = seals.rsa_sign(PRIVATE, message)

    assert not seals.rsa_verify(PUBLIC, flip(message, place), signature)
    assert not seals.rsa_verify(PUBLIC, message, flip(signature, bit))


@pytest.mark.parametrize("signature", [b"", b"short", b"\0" * 256, b"\xff" * 256, b"x" * 300])
def test_a_signature_of_a_wrong_shape_is_a_no_and_not_a_crash(signature: bytes) -> None:
    assert not seals.rsa_verify(PUBLIC, b"message", signature)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
def test_a_signature_made_by_openssl_is_accepted_and_ours_by_openssl(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("openssl")
    for name, text in {"private.pem": PRIVATE, "public.pem": PUBLIC, "message": "内容"}.items():
        (folder / name).write_text(text)
    (folder / "ours").write_bytes(seals.rsa_sign(PRIVATE, "内容".encode()))

    openssl = ["openssl", "dgst", "-sha256"]
    theirs = [*openssl, "-sign", "private.pem", "-out", "theirs", "message"]
    check = [*openssl, "-verify", "public.pem", "-signature", "ours", "message"]
    subprocess.run(theirs, cwd=folder, check=True)
    answer = subprocess.run(check, cwd=folder, check=True, capture_output=True)

    assert answer.stdout == b"Verified OK\n"
    assert seals.rsa_verify(PUBLIC, "内容".encode(), (folder / "theirs").read_bytes())


def test_a_text_that_is_no_rsa_key_is_refused() -> None:
    private, public = (
        f"-----BEGIN {kind} KEY-----\n{text}\n-----END {kind} KEY-----\n"
        for kind, text in (("PRIVATE", CURVE_PRIVATE), ("PUBLIC", CURVE_PUBLIC))
    )

    for wrong in ("nonsense", "", PUBLIC, private):
        with pytest.raises(ValueError, match=r".+"):
            seals.rsa_sign(wrong, b"")
    for wrong in ("nonsense", "", public):
        with pytest.raises(ValueError, match=r".+"):
            seals.rsa_verify(wrong, b"", b"")


def test_aes_gcm_agrees_with_the_published_example() -> None:
    """Source: McGrew and Viega, "The Galois/Counter Mode of Operation", test case 14."""
    sealed = seals.aes_gcm_encrypt(bytes(32), bytes(12), bytes(16), b"")

    assert sealed.hex() == "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"


@given(st.binary(max_size=300), st.binary(max_size=50))
def test_a_sealed_message_opens_again(text: bytes, aad: bytes) -> None:
    sealed = seals.aes_gcm_encrypt(KEY, NONCE, text, aad)

    assert seals.aes_gcm_decrypt(KEY, NONCE, sealed, aad) == text


@given(st.integers(0, 10_000))
def test_a_changed_seal_does_not_open(bit: int) -> None:
    sealed = seals.aes_gcm_encrypt(KEY, NONCE, b"two hundred yuan", b"transaction")

    for key, nonce, ciphertext, aad in [
        (flip(KEY, bit), NONCE, sealed, b"transaction"),
        (KEY, flip(NONCE, bit), sealed, b"transaction"),
        (KEY, NONCE, flip(sealed, bit), b"transaction"),
        (KEY, NONCE, sealed, flip(b"transaction", bit)),
        (KEY, NONCE, b"", b"transaction"),
        (KEY, NONCE[:5], sealed, b"transaction"),
        (KEY, NONCE + b"n", sealed, b"transaction"),
    ]:
        with pytest.raises(seals.BrokenSeal):
            seals.aes_gcm_decrypt(key, nonce, ciphertext, aad)


def test_ed25519_agrees_with_the_published_example() -> None:
    """Source: RFC 8032, section 7.1, test 2."""
    private = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
    public = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")

    signature = seals.sign(private, b"\x72")

    assert seals.public_key_of(private) == public
    assert signature.hex() == (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )
    assert seals.verify(public, b"\x72", signature)


@given(st.binary(min_size=1, max_size=100), st.integers(0, 10_000))
def test_one_flipped_bit_breaks_our_own_signature(message: bytes, bit: int) -> None:
    private, public = seals.new_signing_key()
    signature = seals.sign(private, message)

    assert seals.verify(public, message, signature)
    assert not seals.verify(public, flip(message, bit), signature)
    assert not seals.verify(public, message, flip(signature, bit))
    assert not seals.verify(seals.new_signing_key()[1], message, signature)


def test_the_module_needs_no_django() -> None:
    """The simulators use it, and must start in an instant."""
    program = "import sys, vault.seals; sys.exit('django' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", program], env=unmeasured(), check=False)

    assert done.returncode == 0
