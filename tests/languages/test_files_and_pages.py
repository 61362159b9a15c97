"""In the made-up language nothing is left in English of what is written and drawn: help, files and pages."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

import kneebreak.practice
from kneebreak.adapters.about import about_file
from kneebreak.adapters.config.comments import pieces
from kneebreak.adapters.config.default import write_default
from kneebreak.adapters.config.practices import load_practices
from kneebreak.adapters.practice.files import page_files
from kneebreak.adapters.resources import resource
from kneebreak.cli.commands import commands as all_commands
from kneebreak.cli.dispatch import parser
from kneebreak.cli.questions import QUESTIONS
from kneebreak.engine.busy import Busy, Policy
from kneebreak.engine.forecast import forecast
from kneebreak.engine.step import begin
from kneebreak.language import English, tr
from kneebreak.practice.fitting import Fitted
from kneebreak.practice.offer import Offer
from kneebreak.practice.wording import PAGE
from kneebreak.rehearsal.day import day_of
from kneebreak.rehearsal.wording import (
    BY_KEYS,
    ENOUGH,
    HOURS_OVER,
    LEAVES,
    ONLY_TOLD,
    SITS_DOWN,
    away,
    back,
    busy,
    evening,
    free,
    opening,
    prompted,
)
from kneebreak.report.about import Places, about_page
from kneebreak.report.document import Looks
from kneebreak.report.page import page
from kneebreak.report.period import Span
from kneebreak.report.text import text
from kneebreak.wording.about import about
from kneebreak.wording.beforehand import beforehand
from kneebreak.wording.forecast import forecast_values
from tests.adapters.config.files import BUILT_IN, plan_of
from tests.engine.catalogue import MORNING
from tests.languages.reading import left_over
from tests.office import Office
from tests.report.made import FRIDAY, report
from tests.report.test_page import Seen
from tests.report.workdays import workdays

pytestmark = pytest.mark.usefixtures("pseudo")
MINUTE = timedelta(minutes=1)


def bare(text: str) -> str:
    """Without blanks and signs of comments."""
    return "".join(text.replace("#", "").split())


def test_what_to_know_before_is_said_and_fits_its_columns() -> None:
    assert left_over(f"{about()} {beforehand()}") == []
    assert max(map(len, about().splitlines())) <= 98
    for question in QUESTIONS:
        assert left_over(" ".join((tr(question.text), *(tr(choice.label) for choice in question.choices)))) == []


def test_the_help_of_each_command_is_said_and_its_words_stay() -> None:
    names = {command.name for command in all_commands()}
    whole = parser().format_help()
    assert left_over(whole, *names) == []
    for command in all_commands():
        assert command.name in whole
        assert left_over(f"{command.about} ") == []


def test_the_first_schedule_says_everything_and_means_the_same(tmp_path: Path) -> None:
    write_default(str(tmp_path / "schedule.toml"))
    written = (tmp_path / "schedule.toml").read_text(encoding="utf-8")
    shipped = Path(resource("config", "schedule.toml")).read_text(encoding="utf-8")
    assert tomllib.loads(written) == tomllib.loads(shipped)
    for piece in pieces(shipped):
        assert bare(tr(piece.words)) in bare(written)


def test_the_file_about_it_is_written_in_the_language(tmp_path: Path) -> None:
    assert Path(about_file(str(tmp_path))).read_text(encoding="utf-8") == about()
    assert about_file("/proc/nowhere") == resource("config", "about.txt")


def test_the_practice_and_its_page_say_everything() -> None:
    practices = load_practices(resource("config", "practices.toml"), BUILT_IN)
    files = page_files(Offer({name: Fitted(each, 1, 1) for name, each in practices.items()}, "floor", ""), half=False)
    course = json.loads(files["course.json"].content)
    assert left_over(" ".join(course["said"].values()) + " ".join(course["summaries"][:3])) == []
    for practice in course["practices"]:
        shown = [practice[key] for key in ("title", "about", "needs", "wholeLength", "halfLength")]
        shown += [step[key] for step in practice["whole"] for key in ("title", "text", "where", "spoken")]
        assert left_over(" ".join(shown)) == []
    html = files[""].content.decode()
    assert left_over(re.sub(r"<[^>]+>", " ", html), "Esc") == []
    assert left_over(" ".join(re.findall(r'aria-label="([^"]*)"', html))) == []


def test_what_the_page_says_by_itself_is_known_to_translators() -> None:
    folder = Path(kneebreak.practice.__file__).parent / "page"
    scripts = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.js"))
    asked = set(re.findall(r'words\(\s*"([^"]+)"', scripts))
    asked |= {each for pair in re.findall(r'words\([^()"]*\? "([^"]+)" : "([^"]+)"\)', scripts) for each in pair}
    assert asked == set(PAGE)


def test_the_report_says_everything() -> None:
    entries = workdays(FRIDAY, 120)
    names = {word for entry in entries for word in (entry.movement or "").split("-")}
    for made in (report(*entries, span=Span.YEAR, passed_over=2), report(*entries[-3:]), report()):
        source = page(made, "", b"<svg/>")
        said = " ".join((Seen(source).text, *re.findall(r'aria-label="([^"]*)"', source), text(made, None)))
        assert left_over(said, "kneebreakkneebreak", *names) == []


def test_the_page_about_it_says_everything(tmp_path: Path) -> None:
    places = Places("/there/schedule.toml", "/there/log")
    source = about_page(plan_of(tmp_path, ""), places, Looks("", b"<svg/>"), "1.0")
    assert left_over(Seen(source).text, "kneebreakkneebreak", "setup", "doctor", "try", "there", "log") == []


def test_a_played_day_says_everything(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, "")
    told = [*opening(day_of(plan, MORNING), 2 * MINUTE), HOURS_OVER, ENOUGH, BY_KEYS, ONLY_TOLD, LEAVES, SITS_DOWN]
    told += [f"{busy(reason, policy)} {free(reason, policy)}" for reason in Busy for policy in Policy]
    told += [
        away(plan),
        back(plan),
        *evening(plan, begin(plan, 1, MORNING)),
        *(prompted("", again=x, instead=False) for x in (True, False)),
    ]
    assert left_over(" ".join(map(tr, told))) == []


def test_for_other_programs_it_is_english(tmp_path: Path) -> None:
    plan = plan_of(tmp_path, "")

    def told() -> list[object]:
        state = begin(plan, 1, MORNING)
        foreseen = forecast_values(plan, forecast(plan, state, MORNING, 1), remembered=False)
        return [Office(plan).ask("status", "--json").text, foreseen]

    in_pseudo = told()
    with English():
        assert told() == in_pseudo
    assert left_over(json.dumps(in_pseudo)) != []
