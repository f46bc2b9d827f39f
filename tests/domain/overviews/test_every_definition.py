"""The one list of definitions."""

from tests.project.every_definition import every_definition


def test_every_subject_has_definitions_that_are_sentences() -> None:
    groups = every_definition()
    assert [group.title for group in groups][:2] == ["Activiteiten en bezoeken", "Uitgesplitst"]
    assert all(one.term and one.meaning for group in groups for one in group.definitions)
    assert sum(len(group.definitions) for group in groups) > 40
