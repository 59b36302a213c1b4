"""RUB5xx: versions, and moving a portfolio from one to another."""

from collections.abc import Mapping

VERSIONS: Mapping[str, str] = {
    "portfolio-not-against-it": "the portfolio is not against any version of `{id}`",
    "portfolio-not-against-it.help.1": "it is against {allowed:and}; say which version of one of "
    "these it is to move to",
    "portfolio-not-against-it.help": "only a portfolio against a specification can be moved",
    "version-unclear": "it is not clear which version of `{id}` the portfolio is on",
    "version-unclear.help.versions": "write the version the portfolio is on, one of {allowed:or}",
    "version-unclear.help.several": "it is against {allowed:and} at once; leave one of them under "
    "`specification:`",
    "version-between": "`{new}` does not say what its criteria were in `{old}`",
    "version-between.help.unlisted": "write `replaces: {old}` in `{new}` if that is the version of "
    "which its `was` speaks; otherwise take the step to that version first",
    "version-between.help": "it says so of `{replaces}`; take the step from `{old}` to that "
    "one first",
}
