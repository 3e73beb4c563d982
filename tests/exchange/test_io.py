"""Files appear whole or not at all."""

import gzip
import os
import stat
import threading

import pytest

from diplomev.errors import UnwritableOutputError
from diplomev.exchange.io import open_for_writing


def write(path, data=b"new", *, compress=False):
    with open_for_writing(path, compress=compress) as stream:
        stream.write(data)


def test_file_is_written(tmp_path):
    write(tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b"new"


def test_old_file_is_replaced(tmp_path):
    (tmp_path / "a").write_bytes(b"something old and longer")
    write(tmp_path / "a")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"new")]


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit])
@pytest.mark.parametrize("compress", [False, True])
def test_nothing_is_left_of_a_file_that_is_not_finished(tmp_path, error, compress):
    (tmp_path / "a").write_bytes(b"old")

    def break_off():
        with open_for_writing(tmp_path / "a", compress=compress) as stream:
            stream.write(b"half")
            raise error

    with pytest.raises(error):
        break_off()
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"old")]


def test_old_file_stands_until_the_new_one_is_complete(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    with open_for_writing(tmp_path / "a", compress=False) as stream:
        stream.write(b"new")
        stream.flush()
        assert (tmp_path / "a").read_bytes() == b"old"


def test_bytes_are_on_the_disk_before_the_name_changes(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"old")
    seen = []

    def note(_descriptor):
        seen.append((tmp_path / "a").read_bytes())

    monkeypatch.setattr(os, "fsync", note)
    write(tmp_path / "a")
    assert seen[0] == b"old"
    assert (tmp_path / "a").read_bytes() == b"new"


def test_gzip_bytes_depend_on_the_contents_only(tmp_path):
    write(tmp_path / "a.gz", compress=True)
    write(tmp_path / "other.gz", compress=True)
    assert (tmp_path / "a.gz").read_bytes() == (tmp_path / "other.gz").read_bytes()
    assert gzip.decompress((tmp_path / "a.gz").read_bytes()) == b"new"


def test_permissions_are_kept(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o640)
    write(tmp_path / "a")
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_new_file_has_the_permissions_that_others_have(tmp_path):
    (tmp_path / "plain").write_bytes(b"")
    write(tmp_path / "a")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_symbolic_link_stays_one(tmp_path):
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    write(tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_bytes() == b"new"


def test_pipe_is_written_to_as_it_is(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    received = []
    reader = threading.Thread(target=lambda: received.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    write(tmp_path / "pipe")
    reader.join()
    assert received == [b"new"]


def test_folder_is_no_file(tmp_path):
    with pytest.raises(UnwritableOutputError, match="it is a folder"):
        write(tmp_path)


def test_long_names_are_no_burden(tmp_path):
    path = tmp_path / ("é" * 120)
    write(path)
    assert path.read_bytes() == b"new"
