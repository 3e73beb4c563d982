import gzip
import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplomev.errors import UnreadableInputError
from diplomev.parse import read
from diplomev.parse.read import articles_of_bytes, find_files, normalize, read_each, read_file

CASES = Path(__file__).parents[1] / "cases" / "reading"
DECODING = tomllib.loads((CASES / "decoding.toml").read_text(encoding="utf-8"))["case"]
BAD_ARTICLES = tomllib.loads((CASES / "articles.toml").read_text(encoding="utf-8"))["bad"]


def one(data, name="article.txt"):
    articles = list(articles_of_bytes(data, name))
    assert len(articles) == 1
    return articles[0]


def refusal(data, name="article.txt"):
    with pytest.raises(UnreadableInputError) as caught:
        list(articles_of_bytes(data, name))
    return str(caught.value)


# -- bytes into text


@pytest.mark.parametrize("case", DECODING, ids=lambda case: case["name"])
def test_text_is_decoded_as_it_was_written(case):
    article = one(case["text"].encode(case["written"]))
    assert (article.text, article.encoding) == (case["text"], case["encoding"])


@pytest.mark.parametrize("case", DECODING, ids=lambda case: case["name"])
def test_an_old_encoding_is_noted_and_no_other(case):
    notes = one(case["text"].encode(case["written"])).notes
    assert [case["noted"] in note for note in notes] == ([True] if "noted" in case else [])


def test_utf8_with_a_broken_byte_stays_utf8():
    article = one("Été, hiver, été, réçu".encode() + b"\xc3")
    assert (article.text, article.encoding) == ("Été, hiver, été, réçu\ufffd", "utf-8")
    assert "1 characters are lost" in article.notes[0]


def test_line_ends_become_line_feeds_and_nothing_else_changes():
    assert one(b" a\r\nb\rc\n\td\x0c ").text == " a\nb\nc\n\td\x0c "


def test_halves_of_surrogate_pairs_are_replaced_and_noted():
    text, notes = normalize("a\ud800b")
    assert text == "a\ufffdb"
    assert len(notes) == 1


@given(st.text())
def test_normalizing_twice_changes_nothing_more(text):
    once, _ = normalize(text)
    assert normalize(once) == (once, ())


@given(st.binary())
def test_any_bytes_give_an_article_or_a_clear_refusal(data):
    try:
        found = one(data).text
    except UnreadableInputError as error:
        found = error.reason
    assert found.strip()
    assert found.encode()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 and then", "PDF"),
        (b"PK\x03\x04 and then", "zip"),
        (bytes(range(256)) * 20, "binary"),
        ("text".encode("utf-16-le"), "null bytes"),
        (b"", "no text"),
        (b" \n\t ", "no text"),
    ],
    ids=["PDF", "zip", "all bytes", "UTF-16 without mark", "empty", "white space"],
)
def test_what_is_no_text_is_refused_with_the_reason(data, words):
    assert words in refusal(data)


def test_a_refusal_names_the_file():
    assert refusal(b"", "sub/empty.txt").startswith("sub/empty.txt cannot be read: ")


# -- compressed files


def test_gzip_is_undone():
    assert one(gzip.compress(b"Hello"), "a.txt.gz").text == "Hello"


WHOLE = gzip.compress(b"Hello " * 50)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(WHOLE[:-9], id="cut off"),
        pytest.param(WHOLE[:20] + b"xxxx" + WHOLE[24:], id="changed inside"),
        pytest.param(b"no", id="not gzip"),
    ],
)
def test_damaged_gzip_is_refused_with_the_reason(data):
    assert "damaged or cut off" in refusal(data, "a.txt.gz")


def test_a_document_beyond_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(read, "LARGEST", 1000)
    assert "larger than" in refusal(gzip.compress(b"x" * 2000), "bomb.txt.gz")


# -- articles as JSON


def test_all_that_an_article_says_of_itself_is_kept():
    known = {
        "path": "x/y.txt",
        "url": "https://example.org/1",
        "title": "T",
        "publisher": "P",
        "authors": ["A", "B"],
        "published": "2025-06-20T08:30:00+02:00",
        "language": "fr",
    }
    article = one(json.dumps({"text": "Hello", **known}).encode(), "a.json")
    kept = {name: getattr(article, name) for name in known}
    assert kept == {**known, "authors": ("A", "B")}


def test_absent_null_and_empty_mean_the_same():
    article = one(b'{"text": "Hello", "title": null, "publisher": "", "authors": [], "url": " "}', "a.json")
    assert (article.title, article.publisher, article.authors, article.url) == (None, None, (), None)


@pytest.mark.parametrize("case", BAD_ARTICLES, ids=lambda case: case["name"])
def test_json_without_an_article_is_refused_with_the_reason(case):
    sentence = refusal(case["json"].encode(), "a.json")
    assert [words for words in case["says"] if words not in sentence] == []


def test_a_list_gives_its_articles_with_their_places():
    articles = list(articles_of_bytes(b'[{"text": "One"}, {"text": "Two", "path": "two"}]', "a.json"))
    assert [(a.text, a.path) for a in articles] == [("One", "a.json#1"), ("Two", "two")]


def test_json_lines_give_an_article_a_line():
    articles = list(articles_of_bytes(b'{"text": "One"}\n\n{"text": "Two"}\n', "a.jsonl"))
    assert [(a.text, a.path) for a in articles] == [("One", "a.jsonl#1"), ("Two", "a.jsonl#3")]


def test_json_lines_in_utf16_are_read():
    data = '{"text": "Été"}\n{"text": "Hiver"}\n'.encode("utf-16")
    assert [a.text for a in articles_of_bytes(data, "a.jsonl")] == ["Été", "Hiver"]


def test_a_bad_line_does_not_hide_the_others(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "One"}\n{bad\n{"text": "Three"}\n')
    found = list(read_each(file))
    assert [isinstance(item, UnreadableInputError) for item in found] == [False, True, False]
    assert "a.jsonl, line 2" in str(found[1])


def test_a_file_of_records_is_refused_once(tmp_path):
    file = tmp_path / "out.jsonl"
    file.write_text('{"type": "source", "id": "source:a"}\n' * 3)
    assert len(list(read_each(file))) == 1


def test_a_surrogate_in_json_is_replaced():
    assert one(b'{"text": "a\\ud800b"}', "a.json").text == "a\ufffdb"


def test_a_line_of_five_megabytes_is_read():
    text = "Le président est à Moscou. " * 200_000
    assert one(json.dumps({"text": text}).encode(), "a.jsonl").text == text


# -- HTML

PAGE = """<html><head><meta charset="{charset}"><title>Visite | Journal</title>
<meta property="og:site_name" content="Le Journal"><meta name="author" content="Awa Diallo">
<link rel="canonical" href="https://example.org/1">
<meta property="article:published_time" content="2025-06-20T08:00:00Z"></head><body><nav>Menu Contact</nav>
<article><h1>Visite à Moscou</h1><p>Le président malien a été reçu lundi au Kremlin par son homologue russe.</p>
<p>Les deux hommes ont signé plusieurs accords de coopération, selon le communiqué.</p></article></body></html>"""


def test_the_article_on_a_page_is_read_without_its_menu():
    pytest.importorskip("trafilatura")
    text = one(PAGE.format(charset="utf-8").encode(), "a.html").text
    assert "reçu lundi au Kremlin" in text
    assert "Menu" not in text


def test_what_a_page_says_of_itself_is_kept():
    pytest.importorskip("trafilatura")
    article = one(PAGE.format(charset="utf-8").encode(), "a.html")
    found = (article.title, article.publisher, article.authors, article.url, article.published)
    assert found == ("Visite à Moscou", "Le Journal", ("Awa Diallo",), "https://example.org/1", "2025-06-20")


def test_a_page_is_decoded_as_it_declares():
    pytest.importorskip("trafilatura")
    article = one(
        PAGE.format(charset="koi8-r").replace("à", "о").replace("ç", "с").replace("é", "е").encode("koi8-r"), "a.htm"
    )
    assert article.encoding == "koi8-r"


def test_a_page_without_an_article_is_refused():
    pytest.importorskip("trafilatura")
    assert "no article was found" in refusal(b"<html></html>", "a.html")


def test_without_trafilatura_the_command_to_install_it_is_named(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    assert 'pip install "diplomev[html]"' in refusal(PAGE.encode(), "a.html")


# -- files and folders


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.MD", "sub/c.html.gz", "sub/d.json", ".hidden.txt", ".git/e.txt", "f.pdf", "g.jsonl"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"Hello")
    return tmp_path


def test_files_are_found_below_a_folder_sorted_and_without_hidden_ones(folder):
    found = [file.relative_to(folder).as_posix() for file in find_files(folder)]
    assert found == ["a.MD", "b.txt", "g.jsonl", "sub/c.html.gz", "sub/d.json"]


def test_a_missing_folder_is_an_error(tmp_path):
    with pytest.raises(UnreadableInputError, match="there is no such folder"):
        find_files(tmp_path / "nowhere")


def test_paths_are_relative_to_the_root(folder):
    assert next(read_file(folder / "b.txt", root=folder.parent)).path == f"{folder.name}/b.txt"


def test_a_path_without_root_is_the_name_of_the_file(folder):
    assert next(read_file(folder / "b.txt")).path == "b.txt"


@pytest.mark.parametrize(("name", "words"), [("nothing.txt", "no such file"), ("f.pdf", ".pdf"), ("sub", "folder")])
def test_what_cannot_be_opened_is_refused_with_the_reason(folder, name, words):
    with pytest.raises(UnreadableInputError, match=words):
        list(read_file(folder / name))


def test_a_file_without_ending_is_text(tmp_path):
    (tmp_path / "README").write_text("Hello")
    assert next(read_file(tmp_path / "README")).text == "Hello"


def test_a_file_that_may_not_be_read_is_refused_with_the_reason(tmp_path):
    file = tmp_path / "secret.txt"
    file.write_text("Hello")
    file.chmod(0)
    try:
        file.read_bytes()
    except PermissionError:
        with pytest.raises(UnreadableInputError, match="you may not read it"):
            list(read_file(file))
    else:
        pytest.skip("this user may read every file")


def test_a_file_name_that_is_no_text_gives_a_path_that_is(tmp_path):
    file = tmp_path / "caf\udce9.txt"
    try:
        file.write_text("Hello")
    except (OSError, UnicodeEncodeError):
        pytest.skip("this file system refuses such names")
    assert next(read_file(file, root=tmp_path)).path == "caf\ufffd.txt"
