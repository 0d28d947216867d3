"""Writes the Word templates that come with vervolg: `python templates/bron/maak_sjablonen.py`.

One house style, six documents; this folder is their source and a test compares. A secretariat changes the templates in Word, in its
own working folder, and never needs this. Widths are in centimetres, font sizes in points, colours in hexadecimal RGB.
"""

from __future__ import annotations

from pathlib import Path

import meeting
import plan

TEMPLATES = {
    "actielijst.docx": meeting.action_list,
    "besluitenlijst.docx": meeting.decision_list,
    "conceptagenda.docx": meeting.draft_agenda,
    "controlelijst.docx": meeting.check_list,
    "jaarplan-overzicht.docx": plan.annual_plan,
    "kwartaaloverzicht.docx": plan.quarter,
}


def write(folder: Path) -> None:
    for name, make in TEMPLATES.items():
        make().save(folder / name)


if __name__ == "__main__":
    write(Path(__file__).resolve().parents[1])
