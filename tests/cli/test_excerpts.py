import gzip

import pytest

from diplomev.cli.excerpts import WIDEST, excerpt, lines_of


def shown(line, column):
    return list(excerpt(3, line, column))


def test_a_short_line_is_shown_whole():
    assert shown('{"a": 1}', 7) == ['  3 | {"a": 1}', "    |       ^"]


def test_without_a_column_there_is_no_mark():
    assert shown('{"a": 1}', None) == ['  3 | {"a": 1}']


def test_an_empty_line_is_not_shown():
    assert shown("  ", 1) == []


@pytest.mark.parametrize("column", [1, 60, 90, 500, 100_000])
def test_a_long_line_is_cut_around_the_place(column):
    line = "a" * (column - 1) + "X" + "b" * 100_000
    text, mark = shown(line, column)
    assert len(text) <= WIDEST + 8
    assert text[len(mark) - 1] == "X"


def test_wide_characters_count_as_two_columns():
    assert shown('"会談" x', 6)[1] == "    |        ^"


def test_what_moves_the_cursor_is_not_printed():
    text, mark = shown('\t"\x1b[31m\u202e" x', 11)
    assert text == '  3 |  " [31m " x'
    assert text[len(mark) - 1] == "x"


def test_lines_are_found_by_number(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b"\xef\xbb\xbfone\r\ntwo\nthr\xffee")
    assert lines_of(tmp_path / "a.jsonl", {1, 3, 9}) == {1: "one", 3: "thr\ufffdee"}


def test_lines_of_a_compressed_file_are_found(tmp_path):
    (tmp_path / "a.gz").write_bytes(gzip.compress(b"one\ntwo\n"))
    assert lines_of(tmp_path / "a.gz", {2}) == {2: "two"}


@pytest.mark.parametrize("data", [None, b"\x1f\x8b\x08\x00\x00"])
def test_what_cannot_be_read_is_left_out(tmp_path, data):
    if data:
        (tmp_path / "a.gz").write_bytes(data)
    assert lines_of(tmp_path / "a.gz", {1}) == {}
