"""Ingredients of a bundle: each part with its version and the text of its licence, as CycloneDX tells it.

Runs in the Python that freezes the program: a part is in it when a file of it is among those that went in.
"""

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib import metadata
from pathlib import Path

LISTED, TEXTS = "parts.cdx.json", "licences.txt"
"""In the folder of resources: the first for the program and for machines, the second for people."""

ALWAYS = "pyinstaller"
"""Starts the frozen program, by a piece of its own that it gathers nowhere."""
OWN = Path(__file__).parent / "licences"
NOT_IN_THE_PACKAGE: Mapping[str, tuple[str, ...]] = {
    "pyside6_essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
}
"""Packages that name their licence and leave its text out; the LGPL is written as an addition to the GPL."""

RULE = "\n\n" + 80 * "-" + "\n\n"


class NoLicence(Exception):
    """A part of the bundle has no text of its licence."""


def parts(sources: Iterable[str]) -> list[dict[str, object]]:
    """The installed packages that these files are of, and Python itself, by name. Raises NoLicence."""
    used = {os.path.realpath(source) for source in sources}
    found = {
        package.metadata["Name"].lower(): component(package)
        for package in metadata.distributions()
        if package.metadata["Name"].lower() == ALWAYS
        or any(os.path.realpath(str(file.locate())) in used for file in package.files or ())
    }
    found["python"] = described("Python", sys.version.split()[0], "PSF-2.0", python_licence())
    return [found[name] for name in sorted(found)]


def component(package: metadata.Distribution) -> dict[str, object]:
    """A package as CycloneDX has it. Raises NoLicence."""
    told, name = package.metadata, package.metadata["Name"]
    kinds = [kind.rpartition(" :: ")[2] for kind in told.get_all("Classifier") or ()]
    classified = " / ".join(kind for kind in kinds if "License" in kind)
    free_text = (told.get_all("License") or [""])[0].strip().partition("\n")[0]
    expression = (told.get_all("License-Expression") or [""])[0]
    declared = expression or free_text or classified
    return described(name, package.version, declared or "zie de tekst", texts(package))


def texts(package: metadata.Distribution) -> str:
    """Every licence that lies in the package, one after the other. Raises NoLicence."""
    name = package.metadata["Name"].lower()
    named = set(package.metadata.get_all("License-File") or ())
    inside = [
        path
        for file in package.files or ()
        if ".dist-info" in file.parts[0]
        and (path := Path(str(file.locate()))).is_file()
        and (is_licence(path.name) or any(file.as_posix().endswith(f"/{one}") for one in named))
    ]
    known = [OWN / file for file in NOT_IN_THE_PACKAGE.get(name, ())]
    found = dict.fromkeys(read(path) for path in [*sorted(inside), *known])
    if not found:
        raise NoLicence(name)
    return RULE.join(found)


def is_licence(name: str) -> bool:
    """Whether a file of this name holds a licence, or what goes with one."""
    return name.upper().startswith(("LICENCE", "LICENSE", "COPYING", "NOTICE", "THIRD_PARTY"))


def python_licence() -> str:
    """Python's own. Raises NoLicence when this Python was installed without it."""
    beside = Path(os.__file__).parent
    for folder in (beside, beside.parent, Path(sys.base_prefix)):
        for name in ("LICENSE.txt", "LICENSE"):
            if (folder / name).is_file():
                return read(folder / name)
    raise NoLicence("python")


def read(path: Path) -> str:
    """A text as it is, whatever wrote its lines."""
    return path.read_text(encoding="utf-8", errors="replace").strip()


def described(name: str, version: str, declared: str, text: str) -> dict[str, object]:
    """One component of a CycloneDX list."""
    kind = "library" if name != "Python" else "platform"
    where = "pypi" if kind == "library" else "generic"
    address = f"pkg:{where}/{name.lower().replace('_', '-')}@{version}"
    return {
        "type": kind,
        "bom-ref": address,
        "name": name,
        "version": version,
        "licenses": [
            {
                "license": {
                    "name": declared,
                    "text": {"contentType": "text/plain", "content": text},
                }
            }
        ],
        "purl": address,
    }


def bill(
    version: str, components: Sequence[Mapping[str, object]], *, made: str = "", page: str = ""
) -> dict[str, object]:
    """The whole list, of this version of the program: `made` at this moment, newer ones on that `page` of the web."""
    pages = [{"type": "distribution", "url": page}] if page else []
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": made,
            "component": {
                "type": "application",
                "bom-ref": f"buurthuis@{version}",
                "name": "Buurthuis",
                "version": version,
                "licenses": [{"license": {"id": "EUPL-1.2"}}],
                "externalReferences": pages,
            },
        },
        "components": list(components),
    }


def write(
    folder: Path, version: str, sources: Iterable[str], *, made: str, page: str
) -> tuple[Path, Path]:
    """Both files in `folder`, the same for the same parts. Raises NoLicence."""
    components = parts(sources)
    listed, told = folder / LISTED, folder / TEXTS
    whole = bill(version, components, made=made, page=page)
    listed.write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    told.write_text(RULE.join(map(paragraph, components)) + "\n", encoding="utf-8")
    return listed, told


def paragraph(part: Mapping[str, object]) -> str:
    """A part for people: its name, and what its licence says."""
    match part:
        case {"name": name, "version": version, "licenses": [{"license": licence}]}:
            return f"{name} {version}: {licence['name']}\n\n{licence['text']['content']}"
    raise NoLicence(part)
