"""Certificates of test servers, and the authority that signs them."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest
import trustme
import truststore

__all__ = ["Authority", "authority"]


class Authority:
    """Signs certificates; no other program trusts it."""

    def __init__(self) -> None:
        self._signer = trustme.CA()

    def server(self, *names: str) -> ssl.SSLContext:
        """Return the TLS context of a server with these names or addresses."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._signer.issue_cert(*names).configure_cert(context)
        return context

    def client(self) -> ssl.SSLContext:
        """Return the TLS context of a client that trusts this authority only."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._signer.configure_trust(context)
        return context

    def truststore(self) -> ssl.SSLContext:
        """Return the TLS context of a client that trusts this authority and those of the system."""
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._signer.configure_trust(context)
        return context

    def trust(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Let SSL_CERT_FILE name a file in the folder that holds the certificate of this authority."""
        self._signer.cert_pem.write_to_path(str(folder / "authority.pem"))
        monkeypatch.setenv("SSL_CERT_FILE", str(folder / "authority.pem"))


@pytest.fixture(scope="session")
def authority() -> Authority:
    """The authority that signs the certificates of the tests."""
    return Authority()
