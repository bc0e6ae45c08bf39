"""Passwords: which will do, and how they are kept (OWASP ASVS 5.0.0, 6.2)."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

LEAST, SUGGESTED, MOST = 8, 15, 256  # characters
_COMMON = 3000  # of the list of leaked passwords that are never taken


def objection(password: str, name: str) -> str:
    """Why a password will not do; empty when it will."""
    if len(password) < LEAST:
        return f"a password has at least {LEAST} characters; {SUGGESTED} or more are better"
    if len(password) > MOST:
        return f"a password has at most {MOST} characters"
    if (len(name) > 3 and name.lower() in password.lower()) or password.lower() in _common():
        return "this password is among the first that anybody would guess"
    return ""


def hashed(password: str) -> str:
    """What is kept of a password (argon2id with the library's recommended costs)."""
    return _hasher().hash(password)


def is_right(password: str, kept: str) -> bool:
    """The password is the one that was kept."""
    try:
        return len(password) <= MOST and _hasher().verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False


@cache
def nobodys() -> str:
    """What is compared where there is no such user, so that both answers take as long."""
    return hashed("nobody has this password")


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _common() -> frozenset[str]:
    from zxcvbn.frequency_lists import FREQUENCY_LISTS  # a megabyte, needed when a password is chosen

    return frozenset(FREQUENCY_LISTS["passwords"][:_COMMON])
