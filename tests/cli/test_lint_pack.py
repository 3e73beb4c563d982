import json

from diplomev.language.findings import error, warning
from diplomev.parse import pack_check


def write(folder, text='[pack]\nlanguage = "xx"\n'):
    (folder / "xx.toml").write_text(text)
    return folder / "xx.toml"


def test_errors_are_findings(run, tmp_path, monkeypatch):
    monkeypatch.setattr(
        pack_check, "check_pack", lambda _path: (error("type", "pack", "It is odd."), warning("twice", "x", "Y."))
    )
    found = run("lint-pack", write(tmp_path))
    assert (found.status, found.out.splitlines()[-1]) == (1, f"{tmp_path / 'xx.toml'}: 1 error, 1 warning")


def test_warnings_alone_are_fine(run, tmp_path, monkeypatch):
    monkeypatch.setattr(pack_check, "check_pack", lambda _path: (warning("twice", "x", "Y."),))
    assert run("lint-pack", write(tmp_path)).status == 0


def test_a_pack_without_findings_is_fine(run, tmp_path, monkeypatch):
    monkeypatch.setattr(pack_check, "check_pack", lambda _path: ())
    assert run("lint-pack", write(tmp_path)).out == f"{tmp_path / 'xx.toml'}: fine\n"


def test_a_broken_pack_is_told_without_a_traceback(run, tmp_path):
    found = run("lint-pack", write(tmp_path, "no toml at all"))
    assert found.status in {1, 2}
    assert "Traceback" not in found.err


def test_a_missing_pack_could_not_be_checked(run, tmp_path):
    assert run("lint-pack", tmp_path / "nothing.toml").status == 2


def test_programs_get_json(run, tmp_path, monkeypatch):
    monkeypatch.setattr(pack_check, "check_pack", lambda _path: (error("type", "pack", "It is odd."),))
    found = json.loads(run("lint-pack", write(tmp_path), "--format", "json").out)
    assert (found["ok"], found["findings"][0]["where"]) == (False, "pack")
