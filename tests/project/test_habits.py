"""The habits of this project, held by reading its own source."""

import ast
import importlib
import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
TRANSLATING = {"_": 1, "ngettext": 2}
"""Functions whose first so many arguments are texts that the extractor must be able to read."""
CHECKING = {
    "raises",
    "warns",
    "waitUntil",
    "waitSignal",
    "check",  # qtmodeltester
    "run_state_machine_as_test",  # its invariants assert
}


def by_a_tool(name: str) -> bool:
    """Whether a file or folder of this name is made from the source tree."""
    made = {".git", ".venv", "build", "dist", "__pycache__", ".hypothesis"}
    return name in made or name.endswith(("_cache", ".egg-info")) or name.startswith(".coverage")


def files(folder: str = ".", ending: str = "") -> list[Path]:
    """The files of the source tree, without what is made from them (nothing here needs a git clone)."""
    found = []
    for place, folders, names in os.walk(ROOT / folder):
        folders[:] = [name for name in folders if not by_a_tool(name)]  # nor what is inside
        found += [
            Path(place, name) for name in names if name.endswith(ending) and not by_a_tool(name)
        ]
    return sorted(path for path in found if path.is_file())


PACKAGE_FILES = files("buurthuis_app", ".py")
TEST_FILES = files("tests", ".py") + files("benchmarks", ".py")
ALL_FILES = [*PACKAGE_FILES, *TEST_FILES, *files("docs", ".py"), ROOT / "build_installer.py"]


SAYS = re.compile(r'(?:#!.*\n)?"""\s*\S')
"""How a file begins that says what it is for."""


def place(path: Path, node: ast.expr | ast.stmt) -> str:
    """File and line, to find the fault by."""
    return f"{path.relative_to(ROOT)}:{node.lineno}"


def tree(path: Path) -> ast.Module:
    """The file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def with_words(pattern: str) -> list[Path]:
    """The files of the program in which these words stand: to read words is quicker than to read the syntax."""
    wanted = re.compile(pattern)
    return [path for path in PACKAGE_FILES if wanted.search(path.read_text(encoding="utf-8"))]


def name_of(call: ast.Call) -> str:
    """The last part of what is called: `raises` for pytest.raises."""
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def unreadable_texts(module: ast.Module) -> Iterator[ast.Call]:
    """Calls of _() and ngettext() whose text is not a plain string: the extractor skips them silently."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            texts = node.args[: TRANSLATING.get(name_of(node), 0)]
            plain = [isinstance(text, ast.Constant) and text.value != "" for text in texts]
            if not all(plain):
                yield node


def test_the_reading_is_about_all_of_the_program() -> None:
    assert len(PACKAGE_FILES) > 40
    assert ROOT / "buurthuis_app" / "i18n.py" in PACKAGE_FILES


@pytest.mark.parametrize(
    "source",
    [
        '_(f"{n} keer")',
        "_(text)",
        '_("")',
        '_("a" + b)',
        '_("a" "" if b else c)',
        '_("\\\\" + b)',
        '_("""a""" + b)',
        'ngettext("a", b, 1)',
        'ngettext("a" + b, "c", 1)',
        'i18n.ngettext(a, "b", 1)',
    ],
)
def test_a_text_that_cannot_be_extracted_is_found(source: str) -> None:
    assert list(unreadable_texts(ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    [
        '_("één \\"keer\\"")',
        '_(\n"Eerst dit. "\n"En dan dat."\n)',
        'ngettext("{n} keer", "{n} keren", n)',
        "made(x)",
    ],
)
def test_a_text_that_can_be_extracted_is_not(source: str) -> None:
    assert not list(unreadable_texts(ast.parse(source)))


def test_every_text_for_people_can_be_extracted() -> None:
    found = [
        place(path, call)
        for path in with_words(r"\b(_|ngettext)\(")
        if path.name != "i18n.py"
        for call in unreadable_texts(tree(path))
    ]
    assert not found


def blanks_in_the_language_of_the_screen(module: ast.Module) -> Iterator[ast.FunctionDef]:
    """Records to begin with whose words are not said in Dutch: they are kept, and stand on paper."""
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("blank"):
            says = any(
                isinstance(n, ast.Call) and name_of(n) in TRANSLATING for n in ast.walk(node)
            )
            kept = any("in_dutch" in ast.unparse(each) for each in node.decorator_list)
            if says and not kept:
                yield node


def test_what_a_form_begins_with_is_said_in_dutch() -> None:
    planted = 'def blank(): return _("a")\ndef blank_b(): return 1\n@in_dutch()\ndef blank_c(): return _("a")'
    assert len(list(blanks_in_the_language_of_the_screen(ast.parse(planted)))) == 1
    assert not [
        place(path, node)
        for path in PACKAGE_FILES
        if "services" in path.parts
        for node in blanks_in_the_language_of_the_screen(tree(path))
    ]


def test_every_module_says_in_one_line_what_it_is_for() -> None:
    wordless = [
        str(path.relative_to(ROOT))
        for path in ALL_FILES
        if not SAYS.match(path.read_text(encoding="utf-8"))
    ]
    assert not wordless


NO_NOUNS = frozenset(
    (
        *("what", "how", "which", "who", "whom", "whose", "where", "when", "why", "whether"),
        *("one", "all", "each", "every", "everything", "everybody", "both", "some", "several"),
        *(
            "somebody",
            "anybody",
            "nobody",
            "nothing",
            "it",
            "its",
            "this",
            "that",
            "these",
            "those",
        ),
        *("above", "after", "beside", "by", "for", "from", "in", "not", "of", "on", "to", "with"),
    )
)
"""First words of a docstring that no reader would search for."""
FIRST_WORD = re.compile(r"[\w-]+")


def first_word(source: str) -> str:
    """The first word of a module's docstring, in small letters: all begin with one."""
    word = FIRST_WORD.search(source)
    return word.group().lower() if word else ""


@pytest.mark.parametrize(
    "source", ['"""What the rules ask."""', '"""One row."""', '"""\nWho comes."""']
)
def test_a_docstring_that_begins_without_a_noun_is_recognised(source: str) -> None:
    assert first_word(source) in NO_NOUNS


def test_every_module_of_the_program_begins_with_its_noun() -> None:
    nameless = [
        str(path.relative_to(ROOT))
        for path in PACKAGE_FILES
        if "versions" not in path.parts and first_word(path.read_text(encoding="utf-8")) in NO_NOUNS
    ]
    assert not nameless


def nameless_loops(module: ast.Module) -> Iterator[ast.expr]:
    """Variables `one` of loops, comprehensions and lambdas: which thing it is, the reader must find out."""
    for node in ast.walk(module):
        if isinstance(node, ast.For | ast.comprehension):
            for name in ast.walk(node.target):
                if isinstance(name, ast.Name) and name.id == "one":
                    yield name
        elif isinstance(node, ast.Lambda) and any(arg.arg == "one" for arg in node.args.args):
            yield node


ONE = r"\b(for|lambda)\b.*\bone\b|(?m:^[\s\w(),]*\bone\b[\s\w(),]*$)"
"""What stands in every file with such a variable: in the line of its loop, or among names in a line of their own."""


def test_names_are_sorted_without_their_accents() -> None:
    """By `folded`: with capitals alone taken away Émile comes after Zoë."""
    keys = [
        (path, node.value)
        for path in with_words(r"\bkey=")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.keyword) and node.arg == "key"
    ]
    assert len(keys) > 50
    by_capitals = [
        place(path, part)
        for path, key in keys
        for part in ast.walk(key)
        if isinstance(part, ast.Attribute) and part.attr in {"casefold", "lower"}
    ]
    assert by_capitals == []


@pytest.mark.parametrize(
    "source",
    [
        "for one in shifts: pass",
        "for place, (one, other) in enumerate(pairs): pass",
        "for (\n    place,\n    (one, other),\n) in enumerate(pairs): pass",
        "[one.id for one in shifts]",
        "{one: 1 for day in days for one in day}",
        "sorted(shifts, key=lambda one: one.date)",
    ],
)
def test_a_loop_variable_without_a_name_is_recognised(source: str) -> None:
    assert list(nameless_loops(ast.parse(source)))
    assert re.search(ONE, source)


def test_a_loop_variable_with_a_name_is_not() -> None:
    assert not list(nameless_loops(ast.parse("for shift in shifts: one = shift")))


def endings_in_one_case(module: ast.Module) -> Iterator[ast.expr]:
    """Where the ending of a file is compared as it is written: PLAN.ICS would be another kind than plan.ics."""
    for node in ast.walk(module):
        if isinstance(node, ast.Compare):
            sides = (node.left, *node.comparators)
            yield from (s for s in sides if isinstance(s, ast.Attribute) and s.attr == "suffix")


def test_no_ending_of_a_file_is_compared_as_it_is_written() -> None:
    planted = (
        'a.suffix == ".ics" or x in (".db",) or ".db" != b.suffix or c.suffix.casefold() == "."'
    )
    assert len(list(endings_in_one_case(ast.parse(planted)))) == 2
    assert not [
        place(path, node)
        for path in with_words(r"\.\s*suffix\b")
        for node in endings_in_one_case(tree(path))
    ]


def test_no_loop_variable_of_the_program_is_called_one() -> None:
    found = [place(path, node) for path in with_words(ONE) for node in nameless_loops(tree(path))]
    assert found == []


def checks_something(test: ast.AST, helpers: dict[str, ast.FunctionDef]) -> bool:
    """Whether a test, or a function of its file that it calls, can fail by what it checks."""
    for node in ast.walk(test):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call):
            name = name_of(node)
            if name in CHECKING or name.startswith("assert"):
                return True
            helper = helpers.get(name)
            if helper is not None and helper is not test and checks_something(helper, {}):
                return True
    return False


TEST = re.compile(r"^(?=def test_)", re.MULTILINE)
ASSERTS = re.compile(r"\A.*\n(?:(?:[ )].*)?\n)*? +assert ")
"""Where each test has a line of its own that asserts, nothing else of the file need be read."""


def test_every_test_checks_something() -> None:
    without = []
    for path in TEST_FILES:
        source = path.read_text(encoding="utf-8")
        if " def test_" not in source and all(map(ASSERTS.match, TEST.split(source)[1:])):
            continue
        functions = {
            node.name: node
            for outer in tree(path).body
            for node in (outer.body if isinstance(outer, ast.ClassDef) else [outer])
            if isinstance(node, ast.FunctionDef)
        }
        without += [
            place(path, node)
            for name, node in functions.items()
            if name.startswith("test_") and not checks_something(node, functions)
        ]
    assert not without


SLEEPING_OR_MOCKING = re.compile("[sS]leep|qWait|mock|unittest")
"""Reading the words is quicker than reading the syntax, and few files hold them."""


def test_no_test_sleeps_or_mocks() -> None:
    found = []
    for path in TEST_FILES:
        if not SLEEPING_OR_MOCKING.search(path.read_text(encoding="utf-8")):
            continue
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and name_of(node) in {"sleep", "qSleep", "qWait"}:
                found.append(place(path, node))
            if isinstance(node, ast.Import | ast.ImportFrom):
                modules = [alias.name for alias in node.names]
                if "mock" in {getattr(node, "module", None), *modules} or any(
                    module.startswith("unittest") for module in modules
                ):
                    found.append(place(path, node))
    assert not found


def test_every_record_of_the_program_is_a_struct() -> None:
    found = [path for path in PACKAGE_FILES if "@dataclass" in path.read_text(encoding="utf-8")]
    assert not found


HOMES = "|".join(("home", "Users", "work", "root"))
MACHINE = re.compile(
    rf"(?<![\w.:/])/(?:{HOMES})/(?!Shared\b)\w|[A-Z]:\\Users(?!\\Public)|index-url|find-links|trusted-host|://[\w.]*pypi[\w.]*/",
)
"""A path that exists on one machine only, or an address of a package registry. What a system shares, all have."""


@pytest.mark.parametrize(
    "line", ["open('/" + "home/ria/x')", "pip install --extra-" + "index-url x", "/" + "root/x"]
)
def test_a_machine_path_is_recognised(line: str) -> None:
    assert MACHINE.search(line)


def test_no_file_names_a_machine_path_or_a_registry() -> None:
    found = []
    for path in files():
        if path == Path(__file__):
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in MACHINE.finditer(text)]
    assert not found


def pinned() -> dict[str, str]:
    """Package -> version, as constraints.txt pins them."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pins}


def requirements() -> list[Requirement]:
    """Everything that the program and its tools ask for, on this kind of system."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*settings["dependencies"], *settings["optional-dependencies"]["dev"]]
    return [Requirement(line) for line in lines]


def test_every_requirement_is_pinned_at_a_version_that_it_allows() -> None:
    pins = pinned()
    wrong = [
        str(requirement)
        for requirement in requirements()
        if requirement.marker is None
        and not requirement.specifier.contains(pins.get(canonicalize_name(requirement.name), "0"))
    ]
    assert not wrong


def test_the_version_of_qt_that_aborts_is_refused() -> None:
    (qt,) = [
        requirement for requirement in requirements() if requirement.name == "PySide6-Essentials"
    ]
    assert not qt.specifier.contains("6.12.0")


def test_the_commands_can_be_started() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    scripts = {**settings["scripts"], **settings["gui-scripts"]}
    assert set(scripts) == {"buurthuis", "buurthuis-app"}
    for target in scripts.values():
        module, _, function = target.partition(":")
        assert callable(getattr(importlib.import_module(module), function))
