"""Every code of the project. A code and its slug are for ever; none is used again.

RUB1xx reading a file, RUB2xx the shape of what was written, RUB3xx checks on a
whole specification or portfolio, RUB4xx references that point at nothing,
RUB5xx versions, RUB6xx the rows of a caller's database.
"""

from rubric.diagnostics.values import Code, Severity

# RUB1xx: reading
EMPTY_FILE = Code("RUB101", "empty-file")
NOT_TEXT = Code("RUB102", "not-text")
NOT_UTF8 = Code("RUB103", "not-utf8")
UTF16 = Code("RUB104", "utf-16")
TOO_LARGE = Code("RUB105", "file-too-large")
YAML_SYNTAX = Code("RUB106", "yaml-syntax")
DUPLICATE_KEY = Code("RUB107", "duplicate-key")
ANCHOR = Code("RUB108", "yaml-anchor")
ALIAS = Code("RUB109", "yaml-alias")
TAG = Code("RUB110", "yaml-tag")
MERGE_KEY = Code("RUB111", "yaml-merge-key")
SECOND_DOCUMENT = Code("RUB112", "second-document")
TOO_DEEP = Code("RUB113", "nested-too-deep")
TAB_INDENT = Code("RUB114", "tab-in-indent")
NBSP_INDENT = Code("RUB115", "non-breaking-space-in-indent")
WORDING_COMMENT = Code("RUB116", "wording-cut-by-comment")
WORDING_COLON = Code("RUB117", "wording-holds-colon")
WORDING_MARK = Code("RUB118", "wording-starts-with-mark")
WORDING_IN_BRACKETS = Code("RUB119", "wording-in-brackets")
WORDING_COMMA = Code("RUB120", "wording-cut-by-comma")
KEY_NOT_TEXT = Code("RUB121", "key-not-text")
DIRECTIVE = Code("RUB122", "yaml-directive")
UNREADABLE = Code("RUB123", "unreadable-file")
NOT_A_LOG = Code("RUB124", "folder-not-a-log")

# RUB2xx: shape
NOT_A_MAPPING = Code("RUB201", "not-fields")
UNKNOWN_FORMAT = Code("RUB202", "unknown-format")
UNKNOWN_FIELD = Code("RUB203", "unknown-field")
MISSING_FIELD = Code("RUB204", "missing-field")
UNKNOWN_KIND = Code("RUB205", "unknown-kind")
WRONG_SHAPE = Code("RUB206", "wrong-shape")
UNKNOWN_VALUE = Code("RUB207", "unknown-value")
NO_SUCH_DATE = Code("RUB208", "no-such-date")
DATE_FORM = Code("RUB209", "date-form")
NOT_A_NUMBER = Code("RUB210", "not-a-number")
NUMBER_OUT_OF_RANGE = Code("RUB211", "number-out-of-range")
NUMBER_TOO_PRECISE = Code("RUB212", "number-too-precise")
NOT_YES_OR_NO = Code("RUB213", "not-yes-or-no")
BAD_REF = Code("RUB214", "bad-ref")
NO_VALUE = Code("RUB215", "no-value")
BAD_PERIOD = Code("RUB216", "bad-period")
NOT_BUILT_YET = Code("RUB217", "not-built-yet")
WRONG_KIND_HERE = Code("RUB218", "wrong-kind-here")
RULE_WITHOUT_CLAUSE = Code("RUB219", "rule-without-clause")
CLAUSES_CLASH = Code("RUB220", "clauses-clash")
EMPTY_LIST = Code("RUB221", "empty-list")
TEXT_TOO_LONG = Code("RUB222", "text-too-long")
BAD_CHARACTER = Code("RUB223", "bad-character")
CLAUSE_WITHOUT_MEASURE = Code("RUB224", "clause-without-measure")

# RUB3xx: checks on the whole
DUPLICATE_REF = Code("RUB301", "duplicate-ref")
DUPLICATE_ID = Code("RUB302", "duplicate-id")
DUPLICATE_RANGE = Code("RUB303", "duplicate-range-item")
NO_CRITERIA = Code("RUB304", "no-criteria")
CRITERIA_IN_TWO_PLACES = Code("RUB305", "criteria-in-two-places")
UNKNOWN_MEASURE = Code("RUB306", "unknown-measure")
RANGE_WITHOUT_ITEMS = Code("RUB307", "range-rule-without-range")
MORE_THAN_THERE_IS = Code("RUB308", "more-than-there-is")
UNSATISFIABLE = Code("RUB309", "rule-cannot-be-satisfied")
NO_BASIS = Code("RUB310", "basis-not-stated", Severity.WARNING)
DUPLICATE_SPECIFICATION = Code("RUB311", "duplicate-specification")
SUPERSEDES_CYCLE = Code("RUB312", "supersedes-itself")
NOTHING_REQUIRED = Code("RUB313", "nothing-required")

# RUB4xx: references
UNKNOWN_SPECIFICATION = Code("RUB401", "unknown-specification")
UNKNOWN_VERSION = Code("RUB402", "unknown-version")
NO_OPEN_VERSION = Code("RUB403", "no-open-version")
SPECIFICATION_WITH_ERRORS = Code("RUB404", "specification-with-errors")
UNKNOWN_RULES = Code("RUB405", "unknown-evidence-rules")
UNKNOWN_CRITERION = Code("RUB406", "unknown-criterion")
AMBIGUOUS_CRITERION = Code("RUB407", "ambiguous-criterion")
UNKNOWN_RANGE_ITEM = Code("RUB408", "unknown-range-item")
UNKNOWN_ITEM = Code("RUB409", "unknown-item")
UNKNOWN_DECISION = Code("RUB410", "unknown-decision")
UNKNOWN_PERSON = Code("RUB411", "unknown-person")
REVIEW_BEFORE_DECISION = Code("RUB412", "review-before-decision")
UNKNOWN_UNIT = Code("RUB413", "unknown-unit")
CRITERION_NOT_DECIDED = Code("RUB414", "criterion-not-decided")
SOURCE_FAILED = Code("RUB415", "source-failed")
SOURCE_GAVE_ANOTHER = Code("RUB416", "source-gave-another")

# RUB6xx: rows
UNKNOWN_TABLE = Code("RUB601", "unknown-table")
UNKNOWN_COLUMN = Code("RUB602", "unknown-column")
NOT_A_ROW = Code("RUB603", "not-a-row")
ANOTHER_LEARNER = Code("RUB604", "row-of-another-learner")
NO_LEARNER = Code("RUB605", "row-without-learner")
LEARNER_TWICE = Code("RUB606", "learner-in-two-places")
ROWS_CONTRADICT = Code("RUB607", "rows-contradict")
DUPLICATE_LINK = Code("RUB608", "duplicate-link")
NOT_A_REFERENCE = Code("RUB609", "not-a-reference")

# RUB5xx: versions
NOT_AGAINST_IT = Code("RUB501", "portfolio-not-against-it")
VERSION_UNCLEAR = Code("RUB502", "version-unclear")
VERSION_BETWEEN = Code("RUB503", "version-between")

ALL: tuple[Code, ...] = tuple(
    sorted((value for value in globals().values() if isinstance(value, Code)), key=lambda c: c.code)
)
