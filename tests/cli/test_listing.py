"""`runtimes list` and `show`."""

from tests.sandbox.tiny_runtime import component, tiny_text


def test_runtimes_are_listed_by_language_with_status_state_and_origin(operator):
    operator.install("tiny@1", title="Tiny One", language_title="Tiny language")
    newer = component(tiny_text(call="nop i32.const 64"))
    operator.install("tiny@2", newer, title="Tiny Two", language_title="Tiny language")
    operator.install("tiny@3", title="Tiny Three", language_title="Tiny language", status="retired")
    assert operator.command("compile", "tiny@2").returncode == 0
    done = operator.command("list")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert "Python" in lines
    ours = lines[lines.index("Tiny language") + 1 :][:3]
    assert [line.split()[0] for line in ours] == ["tiny@1", "tiny@3", "tiny@2"]
    assert [("superseded" in ours[0], "retired" in ours[1], "current" in ours[2])] == [(True, True, True)]
    assert ["not compiled" in line for line in ours] == [True, True, False]
    assert all(str(operator.runtimes) in line for line in ours)
    assert "wasm-problem runtimes compile" in lines[-1]
    assert "\x1b" not in done.stdout


def test_the_list_as_json_has_all_that_is_known(operator):
    operator.install(licences=["Tiny: MIT"], roles=["answer"])
    report = operator.report("list")
    (tiny,) = [each for each in report["runtimes"] if each["id"] == "tiny@1"]
    assert (tiny["roles"], tiny["licences"], tiny["status"]) == (["answer"], ["Tiny: MIT"], "current")
    assert (tiny["compiled"], tiny["package"], tiny["from"]) == (False, "", str(operator.runtimes))
    (python,) = [each for each in report["runtimes"] if each["id"] == "python-3.14@1"]
    assert python["from"] == "wasm-problem"
    assert report["problems"] == []


def test_a_broken_runtime_is_a_warning_beside_the_list(operator):
    (operator.install() / "manifest.json").write_text("{")
    done = operator.command("list")
    assert done.returncode == 0
    assert "python-3.14@1" in done.stdout
    assert "tiny" not in done.stdout
    assert "warning: " in done.stderr
    assert "it is no JSON" in done.stderr


def test_everything_of_one_is_shown(operator):
    place = operator.install(
        licences=["Tiny: MIT", "Library: BSD"],
        libraries=["the library"],
        roles=["answer"],
        file_extension="ty",
        absent={"network": "the sandbox has none"},
        starter={"answer": "x\n"},
        inputs_digest="sha256:" + "1" * 64,
    )
    done = operator.command("show", "tiny")
    for text in (
        "tiny@1: Tiny (Tiny), current",
        "for:       learners' programs",
        "files .ty",
        f"component: {place / 'runtime.wasm'}",
        "digest:    sha256:",
        "built of:  sha256:1111",
        "compiled:  not for this machine",
        "holds:     the library",
        "starters:  answer",
        "licences:  Tiny: MIT; Library: BSD",
        "lacks:     network: the sandbox has none",
    ):
        assert text in done.stdout
