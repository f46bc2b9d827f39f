"""The script that makes the installable program asks for the right things."""

import ast
import importlib.util
import os
import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import build_installer
from installer import installed
from tests.project.test_habits import pinned

ROOT = Path(build_installer.__file__).parent


def test_the_specification_is_python_that_names_files_which_exist() -> None:
    specification = build_installer.specification()
    assert any(isinstance(node, ast.Call) for node in ast.walk(ast.parse(specification)))
    for source, _target in build_installer.DATA:
        assert (ROOT / source).exists()
        assert str(ROOT / source) in specification


def test_every_migration_goes_along_as_a_file() -> None:
    folders = [ROOT / source for source, _target in build_installer.DATA]
    migrations = list((ROOT / "buurthuis_app").rglob("versions/v*.py"))
    assert migrations
    assert all(any(folder in path.parents for folder in folders) for path in migrations)


def test_the_frozen_program_looks_for_resources_where_the_bundle_puts_them() -> None:
    targets = dict(build_installer.DATA)
    assert targets["resources"] == "buurthuis_app/resources"


def test_nothing_of_python_is_left_in_the_environment_of_the_self_test(tmp_path: Path) -> None:
    with_python = tmp_path / "bin"
    with_python.mkdir()
    (with_python / "python3").touch()
    without = tmp_path / "other"
    without.mkdir()
    environment = {
        "PATH": f"{with_python}{os.pathsep}{without}",
        "PYTHONPATH": "x",
        "VIRTUAL_ENV": "x",
        "BUURTHUIS_DATA": "x",
        "LANG": "nl_NL.UTF-8",
    }
    left = installed.without_python(environment, tmp_path)
    assert left["PATH"] == str(without)
    assert left["LANG"] == "nl_NL.UTF-8"
    assert left["HOME"] == str(tmp_path)
    assert not {"PYTHONPATH", "VIRTUAL_ENV", "BUURTHUIS_DATA"} & set(left)


def test_verifying_what_was_never_made_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build_installer.main(["--output", str(tmp_path), "verify"]) == 1
    assert "does not exist" in capsys.readouterr().err


def test_a_command_is_demanded() -> None:
    script = str(ROOT / "build_installer.py")
    run = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert "bundle" in run.stderr


def test_every_file_of_a_bundle_is_known_by_its_sum() -> None:
    """As pip demands it; at the versions that the program is tested with."""
    text = build_installer.REQUIREMENTS.read_text("ascii").replace("\\\n", "")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    packages = {}
    for line in lines:
        requirement, *sums = line.split("--hash=sha256:")
        assert sums
        assert all(len(sum_.strip()) == 64 for sum_ in sums), line
        parsed = Requirement(requirement.strip())
        packages[canonicalize_name(parsed.name)] = str(parsed.specifier).removeprefix("==")
    pins = pinned()
    assert {name: pins[name] for name in packages if name in pins} == {
        name: version for name, version in packages.items() if name in pins
    }
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*wanted["dependencies"], *wanted["optional-dependencies"]["server"]]
    names = {canonicalize_name(Requirement(line).name) for line in asked}
    assert names | {"pyinstaller"} <= set(packages)


def test_a_bundle_takes_only_files_that_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def run(command: list[str], **_settings: object) -> None:
        asked.append(command)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(venv, "create", lambda *_told, **_settings: None)
    python = str(build_installer.python_of_the_bundle())
    ((first, *rest),) = asked
    assert first == python
    assert {"--require-hashes", "--no-deps"} < set(rest)
    assert rest[-1].endswith("bundle-requirements.txt")


def test_what_reportlab_loads_by_name_for_a_qr_code_goes_along() -> None:
    spec = importlib.util.find_spec("reportlab.graphics.barcode.widgets")
    assert spec is not None
    assert spec.origin is not None
    source = Path(spec.origin).read_text(encoding="utf-8")
    named = set(re.findall(r"'(reportlab\.graphics\.barcode\.\w+)'", source))
    assert len(named) > 5
    assert named <= set(build_installer.HIDDEN)
