"""How the checks are set: comments that ignore a problem, and settings files."""

from collections.abc import Mapping

SETTINGS: Mapping[str, str] = {
    # comments
    "ignore-without-reason": "the comment gives no reason, so it ignores nothing",
    "ignore-without-reason.help": (
        "write `# rubric: ignore {codes} because` and then why it may stay as it is"
    ),
    "ignore-of-unknown-code": "`{value}` is not the code of a problem, so it ignores nothing",
    "ignore-of-unknown-code.help.1": "write `{near}`",
    "ignore-of-unknown-code.help.2": "name each code in full: {several:or}",
    "ignore-of-unknown-code.help": (
        "write the code as it stands in the message, such as `RUB310`; "
        "`rubric explain` lists all of them"
    ),
    "unused-ignore": "the comment ignores {code} ({slug}), and there is none to ignore here",
    "unused-ignore.help": (
        "take the comment away or, where it belongs to another line, put it right above that line"
    ),
    "ignore-of-error": "{code} ({slug}) is an error, and errors are never ignored",
    "ignore-of-error.help": (
        "put right what the message says, and take the comment away: only warnings and advice "
        "can be ignored"
    ),
    "ignore-not-understood": "{fault:@ignore-fault}",
    "ignore-not-understood.help": "{fault:@ignore-fault-help}",
    "ignore-fault.word": "`{word}` is no instruction, so the comment ignores nothing",
    "ignore-fault-help.word": "write `# rubric: ignore {codes} because …`",
    "ignore-fault.colon": "no colon stands after `rubric`, so the comment ignores nothing",
    "ignore-fault-help.colon": "write `# rubric: ignore {codes} because …`",
    "ignore-fault.same-line": "the comment stands beside something else, so it ignores nothing",
    "ignore-fault-help.same-line": (
        "put `# rubric: ignore {codes} because …` on a line of its own, right above this one"
    ),
    "ignore-fault.no-code": "the comment does not say which code to ignore",
    "ignore-fault-help.no-code": "write the code: `# rubric: ignore {codes} because …`",
    "ignore-fault.other": "the comment ignores nothing, because it is not written as one that does",
    # settings files
    "settings-not-read": "the settings cannot be read from this place on",
    "settings-not-read.help": (
        "write `name = value`: texts in quotes, lists in square brackets, yes or no as `true` "
        "or `false`; none of these settings are used until then"
    ),
    "unknown-setting": "there is no setting `{field}` here",
    "unknown-setting.help.1": "write `{near}`; there are {allowed:and}",
    "unknown-setting.help": "take it away; there are {allowed:and}",
    "bad-setting": "{how:@setting-fault}",
    "bad-setting.help.1": "write `{near}`",
    "bad-setting.help": "{how:@setting-fault-help}",
    "setting-fault.texts": "`{field}` is neither a text nor a list of texts",
    "setting-fault-help.texts": 'write `{field} = ["…", "…"]`',
    "setting-fault.yes-or-no": "`{field}` is neither true nor false",
    "setting-fault-help.yes-or-no": "write `{field} = true` or `{field} = false`, without quotes",
    "setting-fault.table": "`{field}` is one value, and settings should stand in it",
    "setting-fault-help.table": "write `[check]` (in pyproject.toml `[tool.rubric.check]`) on a "
    "line of its own, and the settings below it",
    "setting-fault.code": "`{value}` is not the code of a problem",
    "setting-fault-help.code": (
        "write a code such as `RUB310`, the beginning of several such as `RUB3`, or a name such "
        "as `basis-not-stated`; `rubric explain` lists all of them"
    ),
    "setting-fault.error": "`{value}` is an error, and errors are never ignored",
    "setting-fault-help.error": "take it away: only warnings and advice can be ignored",
    "setting-fault.path": "there is no file or folder `{value}`",
    "setting-fault-help.path": "write the path from the folder that this file is in",
    "setting-fault.other": "a setting has a value that it cannot have",
}
