"""Which rules may start at a token of which class, in the order in which they are tried."""

from __future__ import annotations

from pipeline.language.dates.digits import dotted_pair, month_dash_year, numeric_date, numeric_month, numeric_pair, spaced_date
from pipeline.language.dates.directions import directed, leading, of_week, relative_day, today
from pipeline.language.dates.durations import after_duration, counted, over, weekday_over, within
from pipeline.language.dates.line import Rule
from pipeline.language.dates.named import day_then_month, month, numbered_day, of_month, the_day
from pipeline.language.dates.parts import beside_day, later_or_earlier, nth, part, rest, weekday_after
from pipeline.language.dates.periods import (
    before_season,
    feast,
    half_year,
    quarter,
    school_year,
    season,
    the_year,
    vacation,
    week,
    week_of_day,
    year,
    years,
)
from pipeline.language.dates.weekdays import weekday

RULES: dict[str, tuple[Rule, ...]] = {
    # in digits
    "date": (numeric_date,),
    "my": (numeric_month,),
    "pair": (numeric_pair,),
    "dot": (dotted_pair,),
    "num": (counted, nth, spaced_date, numbered_day, day_then_month, of_month, month_dash_year, year),
    "ord": (nth, feast, day_then_month, of_month),
    "ordword": (nth, feast, day_then_month, of_month),
    "yearword": (year,),
    "years": (years,),
    # by name
    "month": (month,),
    "month_abbr": (month,),
    "weekday": (weekday_over, weekday_after, weekday),
    "weekday_abbr": (weekday,),
    "relday": (relative_day,),
    "today": (today,),
    "unit": (beside_day, week, week_of_day, quarter),
    "week_abbr": (week,),
    "wk": (week,),
    "qtr": (quarter,),
    "quarter_abbr": (quarter,),
    "half": (half_year,),
    "season": (season,),
    "vacation": (vacation,),
    "schoolyear": (school_year,),
    "holiday": (feast,),
    # led by a small word
    "the": (the_day, the_year),
    "before": (before_season,),
    "until": (before_season,),
    "near": (before_season,),
    "part": (part,),
    "van": (of_week,),
    "dir": (nth, directed),
    "post": (leading,),
    "over": (over,),
    "within": (within,),
    "after": (after_duration,),
    "in": (after_duration,),
    "few": (counted,),
    "a": (counted, day_then_month),
    "rest": (rest,),
    "later": (later_or_earlier,),
    "earlier": (later_or_earlier,),
}
