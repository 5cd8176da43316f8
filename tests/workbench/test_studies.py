"""From an accession to a study by hand, its run, its results; stopped, killed and found again."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from geneverdict.io.study import read_study
from workbenches import PAIRED, TOKEN, UNPAIRED, Bench, working

pytestmark = pytest.mark.slow


def by_role(card: Any, role: str) -> list[str]:
    return [one["sample"] for one in card["samples"] if one["role"] == role]


def study(*entries: Any, **more: Any) -> dict[str, Any]:
    return {"title": "by hand", "genes": ["ITGA5"], "series": list(entries), **more}


def test_a_card_tells_what_is_inferred_and_why(bench: Bench) -> None:
    card = bench.post("api/series", {"accession": PAIRED.lower()})
    assert (card["id"], card["groups"]["grade"], card["pairs"]["n"]) == (PAIRED, "sure", 12)
    assert (len(by_role(card, "case")), len(by_role(card, "control")), len(by_role(card, "neither"))) == (14, 12, 1)
    assert all(one["why"]["code"].startswith("role-") for one in card["samples"])
    assert card["entry"]["case"] == card["groups"]["case"]
    assert set(map(len, card["fields"].values())) == {len(card["samples"])}
    assert "tumour" in card["subject"]


def test_roles_by_hand_are_written_and_said(bench: Bench) -> None:
    card = bench.post("api/series", {"accession": UNPAIRED})
    case, control = by_role(card, "case"), by_role(card, "control")
    entry = {"id": UNPAIRED, "case": {"samples": case[1:]}, "control": {"samples": control}, "covariates": ["age"]}
    told = bench.post("api/draft", {"study": study(entry, thresholds={"log2fc": 0.5}), "lang": "en"})
    assert told["series"][0]["n"] == {"case": len(case) - 1, "control": len(control), "neither": 2}
    comments = [line for line in told["toml"].splitlines() if line.startswith("#")]
    assert any("by hand: 1 sample" in line for line in comments)
    assert any(f"case → neither (1): {case[0]}" in line for line in comments)
    written = tomllib.loads(told["toml"])
    assert written["series"][0]["case"]["samples"] == case[1:]
    assert written["series"][0]["covariates"] == ["age"]
    assert written["thresholds"]["log2fc"] == 0.5
    assert "手动" in bench.post("api/draft", {"study": study(entry), "lang": "zh"})["toml"]


def test_what_is_wrong_with_a_draft_is_its_answer(bench: Bench) -> None:
    entry = {"id": UNPAIRED, "case": {"samples": ["nobody"]}, "control": {"samples": []}}
    told = bench.post("api/draft", {"study": study(entry), "lang": "en"})
    assert told["toml"] == ""
    assert told["error"]["code"] == "error-line"
    assert bench.refused("api/studies", {"study": study(entry), "lang": "en"}, 400)
    assert bench.get("api/studies")["studies"] == []


def test_a_title_ends_no_line_of_the_study(bench: Bench) -> None:
    table = "gene\ts1\ts2\ts3\ts4\n" + "".join(f"G{i}\t{i}\t{i + 1}\t{i + 2}\t{i + 3}\n" for i in range(1, 60))
    sheet = 'sample\ttitle\ns1\t"tumor\u2028[[series]]\u2028id = 1"\ns2\ttumor 2\ns3\tnormal 1\ns4\tnormal 2\n'
    files = {}
    for name, text in (("own.tsv", table), ("sheet.tsv", sheet)):
        status, body = bench.send(f"/{TOKEN}/api/files?name={name}", "POST", {}, text.encode())
        assert status == 200
        files[name] = json.loads(body)["file"]
    card = bench.post("api/series", {"file": files["own.tsv"], "samples": files["sheet.tsv"]})
    assert card["entry"]["expression"] == files["own.tsv"]
    hand = {"case": {"samples": ["s1", "s2"]}, "control": {"samples": ["s3", "s4"]}}
    told = bench.post("api/draft", {"study": study({**card["entry"], **hand}), "lang": "en"})
    assert len(tomllib.loads(told["toml"])["series"]) == 1
    assert all(line.startswith("#") for line in told["toml"].splitlines() if "id = 1" in line)
    name = bench.post("api/studies", {"study": study({**card["entry"], **hand}), "lang": "en"})["name"]
    spec = read_study(bench.home / "studies" / name / "study.toml").series[0]
    assert spec.expression == str(bench.home / files["own.tsv"])
    assert bench.get(f"api/studies/{name}")["study"]["series"][0]["expression"] == files["own.tsv"]


def saved(bench: Bench, **more: Any) -> str:
    entry = bench.post("api/series", {"accession": UNPAIRED})["entry"]
    return str(bench.post("api/studies", {"study": study(entry, **more), "lang": "en"})["name"])


def test_a_run_tells_its_steps_and_leaves_results_that_are_served(bench: Bench) -> None:
    name = saved(bench)
    bench.post(f"api/studies/{name}/run", {"lang": "en"})
    job = bench.wait(name, "done", "failed")
    assert (job["state"], job["analysed"], job["error"]) == ("done", 1, None)
    assert job["steps"][UNPAIRED]["code"] == "step-series"
    for path, kind in (
        ("", b"<!DOCTYPE html>"),
        ("api/study", b"{"),
        ("report.html", b"<!DOCTYPE html>"),
        ("app.js", b"//"),
    ):
        status, body = bench.send(f"/{TOKEN}/results/{name}/{path}")
        assert (status, body[: len(kind)]) == (200, kind)
    assert bench.send(f"/{TOKEN}/results/{name}/../study.toml")[0] == 404
    assert bench.send(f"/results/{name}/")[0] == 403
    assert bench.refused(f"api/studies/{name}/run", {"lang": "en"}, 409) == "already_run"
    assert (
        bench.send(f"/{TOKEN}/results/{name}/api/study", "POST", {"Content-Type": "application/json"}, b"{}")[0] == 405
    )


def test_a_study_is_never_written_over(bench: Bench) -> None:
    first, second = saved(bench), saved(bench, thresholds={"log2fc": 2.0})
    assert (first, second) == (f"ITGA5-{UNPAIRED}", f"ITGA5-{UNPAIRED}-2")
    assert bench.get(f"api/studies/{first}")["study"]["thresholds"]["log2fc"] == 1.0
    assert {one["name"] for one in bench.get("api/studies")["studies"]} == {first, second}


def test_jobs_come_one_after_the_other_and_stop(bench: Bench) -> None:
    first, second = saved(bench), saved(bench)
    for name in (first, second):
        bench.post(f"api/studies/{name}/run", {"lang": "en"})
    bench.wait(first, "running")
    assert bench.job(second)["state"] == "waiting"
    bench.post(f"api/studies/{second}/stop", {})
    bench.post(f"api/studies/{first}/stop", {})
    assert [bench.job(name)["state"] for name in (first, second)] == ["stopped", "stopped"]
    bench.post(f"api/studies/{second}/run", {"lang": "en"})
    assert bench.wait(second, "done", "failed")["state"] == "done"
    assert sorted(path.name for path in (bench.home / "studies" / first).iterdir()) == ["job.json", "study.toml"]


def test_a_failure_is_said(bench: Bench) -> None:
    name = saved(bench)
    path = bench.home / "studies" / name / "study.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("genes =", "gene ="), encoding="utf-8")
    bench.post(f"api/studies/{name}/run", {"lang": "en"})
    job = bench.wait(name, "failed", "done")
    assert job["state"] == "failed"
    assert job["error"]["code"] == "error-line"


def test_killed_in_the_middle_the_list_and_the_results_are_whole(geo: Path, tmp_path: Path) -> None:
    """The server's process is killed, not told to stop: the run ends with it, and the next start says so."""
    import os
    import signal
    import subprocess
    import sys
    import time

    home = tmp_path / "workspace"
    command = [sys.executable, "-m", "geneverdict", "serve", "--workspace", str(home), "--geo", str(geo), "--offline"]
    environment = {**os.environ, "GENEVERDICT_CACHE": str(tmp_path / "cache")}
    process = subprocess.Popen([*command, "--json", "--no-open"], stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    address = json.loads(process.stdout.readline())["address"]
    port, token = address.removeprefix("http://127.0.0.1:").rstrip("/").split("/")
    other = Bench(int(port), home)

    def post(path: str, body: object) -> Any:
        headers = {"Content-Type": "application/json"}
        return json.loads(other.send(f"/{token}/{path}", "POST", headers, json.dumps(body).encode())[1])

    entry = post("api/series", {"accession": UNPAIRED})["entry"]
    name = post("api/studies", {"study": study(entry, multiverse={}), "lang": "en"})["name"]
    post(f"api/studies/{name}/run", {"lang": "en"})
    folder = home / "studies" / name
    while not list(folder.glob(".results-*")):
        time.sleep(0.05)
    worker = int(next(folder.glob(".results-*")).name.split("-")[1])
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    for _ in range(200):
        if not alive(worker):
            break
        time.sleep(0.05)
    assert not alive(worker)
    assert json.loads((folder / "job.json").read_text(encoding="utf-8"))["state"] == "running"
    with working(home, geo) as again:
        assert again.job(name)["state"] == "interrupted"
        assert not (folder / "results").exists()
        again.post(f"api/studies/{name}/stop", {})
        assert again.get(f"api/studies/{name}")["job"]["state"] == "interrupted"


def alive(pid: int) -> bool:
    """Running, and not only waiting to be buried."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def test_pairs_by_hand_are_written_counted_and_said(bench: Bench) -> None:
    card = bench.post("api/series", {"accession": PAIRED})
    case, control = by_role(card, "case"), by_role(card, "control")
    pairs = [[case[0], control[1]], [case[1], control[0]]]
    told = bench.post("api/draft", {"study": study({**card["entry"], "pair": {"samples": pairs}}), "lang": "en"})
    assert "error" not in told
    assert told["series"][0]["pairs"]["n"] == 2
    assert "# pairs chosen by hand: 2, of which 0 were inferred, too" in told["toml"]
    assert tomllib.loads(told["toml"])["series"][0]["pair"]["samples"] == pairs
    for wrong, code in (
        ([[case[0], case[1]]], "pairs_of_one_group"),
        ([[case[0], control[0]], [case[1], control[0]]], "paired_twice"),
        ([[case[0], "nobody"]], "samples_not_here"),
    ):
        body = {"study": study({**card["entry"], "pair": {"samples": wrong}}), "lang": "en"}
        status, text = bench.send(
            f"/{TOKEN}/api/draft", "POST", {"Content-Type": "application/json"}, json.dumps(body).encode()
        )
        assert status in (200, 400)
        assert code in text.decode()


def test_several_contrasts_of_a_series_each_by_its_name(bench: Bench) -> None:
    entry = bench.post("api/series", {"accession": PAIRED})["entry"]
    other = {**entry, "name": "without pairs", "pair": False}
    told = bench.post("api/draft", {"study": study(entry, other), "lang": "en"})
    assert [one["pairs"]["n"] for one in told["series"]] == [12, 0]
    assert [one.get("name") for one in tomllib.loads(told["toml"])["series"]] == [None, "without pairs"]
    twice = bench.post("api/draft", {"study": study(entry, entry), "lang": "en"})
    assert "series_twice" in json.dumps(twice["error"])


def test_where_series_come_from_is_chosen_and_kept(geo: Path, tmp_path: Path) -> None:
    home = tmp_path / "workspace"
    (home / "mine").mkdir(parents=True)
    (home / "out").symlink_to(tmp_path)
    with working(home, geo) as bench:
        given = bench.get("api/studies")["source"]
        assert (given["mirror"], given["mirror_now"], given["offline"]) == ("", str(geo), True)
        told = bench.post("api/source", {"mirror": "mine", "offline": True, "own_cache": True})
        assert told["mirror_now"] == str(home / "mine")
        assert told["cache"] == str(home / "cache")
        bench.refused("api/series", {"accession": UNPAIRED}, 502)  # it is empty
        for mirror in ("/etc", "..", "../", "out", "file:///etc", "ftp://x", "mine/../..", "a\0b", "C:\\x", "no"):
            assert bench.refused("api/source", {"mirror": mirror}, 400) in ("bench_mirror", "mirror_address")
        assert bench.refused("api/source", {"mirror": 1}, 400) == "bench_body"
    with working(home, geo) as again:
        assert again.get("api/studies")["source"]["mirror"] == "mine"
        again.post("api/source", {"mirror": "", "offline": True})
        assert again.post("api/series", {"accession": UNPAIRED})["id"] == UNPAIRED
