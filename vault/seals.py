"""Signatures and sealed messages: who wrote this, and has anybody changed it since.

RSA with SHA-256 (PKCS #1 v1.5) is what WeChat Pay speaks; Ed25519 is what we sign with ourselves;
AES-256-GCM seals a message for the one who holds the key. Keys come in as arguments: this module
stores none, reads no settings, and knows no Django.
"""

from __future__ import annotations

from functools import lru_cache

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ed25519, padding, rsa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

RSA_BITS = 2048
GCM_NONCE_BYTES = 12


class BrokenSeal(ValueError):
    """A sealed message does not open: another key, another place, or changed bytes."""


def new_rsa_pair() -> tuple[str, str]:
    """Make a private and a public RSA key, both as PEM text (PKCS #8, SubjectPublicKeyInfo)."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=RSA_BITS)
    private_pem = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    public_pem = private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return private_pem.decode(), public_pem.decode()


def rsa_sign(private_key_pem: str, message: bytes) -> bytes:
    """Sign a message; 256 bytes for a key of 2048 bits.

    Raises:
        ValueError: the text is no RSA private key.
    """
    return _private_rsa(private_key_pem).sign(message, padding.PKCS1v15(), hashes.SHA256())


def rsa_verify(public_key_pem: str, message: bytes, signature: bytes) -> bool:
    """Tell whether the holder of the private key signed exactly these bytes.

    Raises:
        ValueError: the text is no RSA public key. A bad signature is no error, it is a no.
    """
    key = _public_rsa(public_key_pem)
    try:
        key.verify(signature, message, padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature:
        return False
    return True


def aes_gcm_encrypt(key: bytes, nonce: bytes, text: bytes, aad: bytes) -> bytes:
    """Seal a text (AES-256-GCM): ciphertext with its tag of 16 bytes at the end.

    `nonce` (12 bytes) must never repeat for one key; `aad` is authenticated, not hidden.
    """
    return AESGCM(key).encrypt(nonce, text, aad)


def aes_gcm_decrypt(key: bytes, nonce: bytes, ciphertext: bytes, aad: bytes) -> bytes:
    """Open what `aes_gcm_encrypt` sealed.

    Raises:
        BrokenSeal: the key, the nonce, the ciphertext or `aad` is not the one it was sealed with.
    """
    if len(nonce) != GCM_NONCE_BYTES:
        raise BrokenSeal(f"A nonce has {GCM_NONCE_BYTES} bytes, not {len(nonce)}.")
    try:
        return AESGCM(key).decrypt(nonce, ciphertext, aad)
    except InvalidTag as error:
        raise BrokenSeal("The sealed message does not open with this key.") from error


def new_signing_key() -> tuple[bytes, bytes]:
    """Make a private and a public Ed25519 key, 32 bytes each."""
    private = ed25519.Ed25519PrivateKey.generate().private_bytes_raw()
    return private, public_key_of(private)


def public_key_of(private_key: bytes) -> bytes:
    """Return the public half (32 bytes) of an Ed25519 private key."""
    key = ed25519.Ed25519PrivateKey.from_private_bytes(private_key)
    return key.public_key().public_bytes_raw()


def sign(private_key: bytes, message: bytes) -> bytes:
    """Sign a message with Ed25519; 64 bytes, always the same for the same message."""
    return ed25519.Ed25519PrivateKey.from_private_bytes(private_key).sign(message)


def verify(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether the holder of the Ed25519 private key signed exactly these bytes."""
    try:
        ed25519.Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except InvalidSignature:
        return False
    return True


@lru_cache(maxsize=16)  # reading an RSA key checks its primes: about as long as ten signatures
def _private_rsa(pem: str) -> rsa.RSAPrivateKey:
    key = serialization.load_pem_private_key(pem.encode(), password=None)
    if not isinstance(key, rsa.RSAPrivateKey):
        raise ValueError("This is a private key, but not an RSA one.")  # noqa: TRY004 - one error for every wrong text
    return key


@lru_cache(maxsize=16)
def _public_rsa(pem: str) -> rsa.RSAPublicKey:
    key = serialization.load_pem_public_key(pem.encode())
    if not isinstance(key, rsa.RSAPublicKey):
        raise ValueError("This is a public key, but not an RSA one.")  # noqa: TRY004 - one error for every wrong text
    return key
