"""The laws (meaning 11), each a function that fails where it does not hold."""

from rubric.testing.laws.assurance import law_claims, law_sample, law_views
from rubric.testing.laws.closing import law_06_gap
from rubric.testing.laws.combining import law_prove_qualification
from rubric.testing.laws.discretion import law_16_discretion
from rubric.testing.laws.growth import (
    law_02_monotone,
    law_03_revocation,
    law_04_locality,
    law_05_partition,
    law_11_never_vacuous,
)
from rubric.testing.laws.importing import law_10_nothing_lost
from rubric.testing.laws.logs import law_09_log
from rubric.testing.laws.moving import (
    law_move_achieved,
    law_move_decisions,
    law_move_nothing_lost,
    law_move_renumbered,
    law_move_reworded,
    law_move_to_itself,
)
from rubric.testing.laws.planning import law_plan
from rubric.testing.laws.population import law_08_population
from rubric.testing.laws.population_qualifications import (
    law_08_population_qualification,
    law_open_criteria,
)
from rubric.testing.laws.proving import law_prove, law_prove_idle
from rubric.testing.laws.qualifications import (
    law_01_qualification,
    law_02_qualification,
    law_08_qualification,
    law_11_qualification,
    law_what_if,
)
from rubric.testing.laws.reasons import law_07_trail, law_08_oracle
from rubric.testing.laws.records import (
    law_01_order,
    law_12_recompute,
    law_13_not_yet_known,
    law_13_time,
)
from rubric.testing.laws.refused import law_refused_qualification
from rubric.testing.laws.resolution import law_14_resolution
from rubric.testing.laws.round_trip import law_09_round_trip
from rubric.testing.laws.rows import law_09_rows, law_12_rows, law_15_isolation, law_rows_both_ways
from rubric.testing.laws.sheets import law_09_author, law_09_sheet
from rubric.testing.laws.standings import law_04_qualification, law_08_standing
from rubric.testing.laws.together import law_together, law_together_alone
from rubric.testing.laws.versions import (
    law_compare_everything,
    law_compare_itself,
    law_compare_mirror,
)

__all__ = [
    "law_01_order",
    "law_01_qualification",
    "law_02_monotone",
    "law_02_qualification",
    "law_03_revocation",
    "law_04_locality",
    "law_04_qualification",
    "law_05_partition",
    "law_06_gap",
    "law_07_trail",
    "law_08_oracle",
    "law_08_population",
    "law_08_population_qualification",
    "law_08_qualification",
    "law_08_standing",
    "law_09_author",
    "law_09_log",
    "law_09_round_trip",
    "law_09_rows",
    "law_09_sheet",
    "law_10_nothing_lost",
    "law_11_never_vacuous",
    "law_11_qualification",
    "law_12_recompute",
    "law_12_rows",
    "law_13_not_yet_known",
    "law_13_time",
    "law_14_resolution",
    "law_15_isolation",
    "law_16_discretion",
    "law_claims",
    "law_compare_everything",
    "law_compare_itself",
    "law_compare_mirror",
    "law_move_achieved",
    "law_move_decisions",
    "law_move_nothing_lost",
    "law_move_renumbered",
    "law_move_reworded",
    "law_move_to_itself",
    "law_open_criteria",
    "law_plan",
    "law_prove",
    "law_prove_idle",
    "law_prove_qualification",
    "law_refused_qualification",
    "law_rows_both_ways",
    "law_sample",
    "law_together",
    "law_together_alone",
    "law_views",
    "law_what_if",
]
