"""Certificates of the tests, made anew each time."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

NAME = "receiver.test"


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of NAME, with its key, in one file."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.fail("openssl makes the certificate of this test: apt-get install openssl", pytrace=False)
    file = tmp_path_factory.mktemp("tls") / "receiver.pem"
    words = f"req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN={NAME} -addext subjectAltName=DNS:{NAME}"
    made = ["-keyout", str(file), "-out", f"{file}.crt"]
    subprocess.run([openssl, *words.split(), *made], check=True, capture_output=True)  # noqa: S603 - our own words
    file.write_text(file.read_text() + file.with_name(f"{file.name}.crt").read_text())
    return file


@pytest.fixture
def serves(certificate: Path) -> ssl.SSLContext:
    """What a receiver shows."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


@pytest.fixture
def trusts(certificate: Path) -> ssl.SSLContext:
    """What believes it."""
    return ssl.create_default_context(cafile=certificate.with_name(f"{certificate.name}.crt"))
