"""Why a file was not processed, in Dutch, with what to do next."""

from __future__ import annotations

import traceback
from pathlib import Path

from pipeline.resources import PACKAGE


def own_work(kind: str) -> str:
    return (
        f"Dit bestand heeft vervolg zelf gemaakt: het is een {kind}. Wat u daarin hebt veranderd, leest vervolg niet terug; er is niets "
        "gewijzigd. Wel terug mogen: de actielijst (Word of Excel) en de conceptagenda."
    )


NO_LIST = (
    "Dit Excel-bestand is geen actielijst van vervolg: de koppen Nr, Datum, Punt, Wat, Wie, Wanneer, Status en Bron staan er niet "
    "alle acht in. Verander de actielijst die vervolg heeft gemaakt en zet die in de inbox. Is dit een verslag? Sla het op als "
    "Word-bestand (.docx)."
)


def no_minutes(kind: str) -> str:
    if kind == "onbekend":
        return (
            "Dit lijkt geen verslag of jaarplan: vervolg vindt geen vergadering, aanwezigen, agendapunten of acties. "
            "Is het wel een verslag? Zet er dan bovenaan een regel in met 'Verslag', het overleg en de datum, en geef de agendapunten "
            "een nummer of de stijl Kop 1."
        )
    return f"Dit lijkt een {kind}. Die leest vervolg nog niet terug. Uit een verslag of jaarplan kan vervolg wel stukken maken."


def disk_trouble(error: OSError) -> str:
    name = f"{Path(error.filename).name}: " if isinstance(error.filename, str) else ""
    return (
        f"Lezen of schrijven lukt niet ({name}{error.strerror or type(error).__name__}). Kijk of de schijf vol is, of u in deze map "
        "mag schrijven en of het bestand nog in Word openstaat. Blijft het zo? Installeer vervolg dan opnieuw."
    )


def unexpected(error: Exception) -> str:
    """Without the error's own text, which may quote the document: only its kind and where in our code it arose."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(PACKAGE)]
    place = f"{Path(frames[-1].filename).relative_to(PACKAGE).as_posix()}, regel {frames[-1].lineno}" if frames else "onbekende plaats"
    return (
        f"Er ging iets mis in vervolg zelf ({type(error).__name__} in {place}). Dat ligt niet aan u. Geef deze regel en, als dat mag, het "
        "bestand door aan de beheerder van vervolg. Lukt het niet op tijd? Sla het verslag dan eens op als .txt en probeer dat."
    )
