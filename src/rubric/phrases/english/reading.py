"""Reading a file: what is said when it cannot be read as it was meant."""

from collections.abc import Mapping

#: where the wording goes instead, and what is said when the parser stopped there
_BLOCK = "write `{opening}` and, set further in on the next line, `{wording:whole}`"
_IN_BRACES = "write `{rewritten:whole}`, or take the `{{ }}` away and give each field its own line"
_STOPPED = "; then check again, as the rest after line {unchecked} was not checked"

READING: Mapping[str, str] = {
    "libyaml-missing": (
        "PyYAML was installed without libyaml, which rubric needs to read files; "
        "install a PyYAML that has it (`pip install --force-reinstall pyyaml`)"
    ),
    # the file
    "empty-file": "the file is empty",
    "empty-file.help": (
        "start with `format: rubric/1` and `kind:` on the next line; "
        "`rubric new unit` shows an example with comments to copy"
    ),
    "empty-file.help.rows": "write the names of the columns on the first line, and a row on each "
    "line below",
    "not-text": "the file is not a text file",
    "not-text.help": "save it as plain text (UTF-8) first, also where it comes from Word or Excel",
    "not-utf8": "the file holds a byte (`{byte}`) that is not UTF-8 text",
    "not-utf8.help": "save the file again with the encoding UTF-8",
    "utf-16": "the file is saved as UTF-16, which Windows also calls Unicode",
    "utf-16.help": "save the file again with the encoding UTF-8",
    "file-too-large": "the file is larger than {limit} MB",
    "file-too-large.help": "divide it into several files: one specification or one learner in each",
    "folder-not-a-log": "{how:@not-a-log}",
    "not-a-log.other": "there is no evidence log that can be read in what is named",
    "not-a-log.folder": "this is a folder, and there is no evidence log in it that can be read",
    "not-a-log.file": "the name of the file is none of those of the tables of an evidence log",
    "folder-not-a-log.help.file": "call it after the table that it holds, as `items.csv` or "
    "`links.csv`; a tracking sheet is read where it is saved as .xlsx",
    "folder-not-a-log.help": "name the portfolio files themselves",
    "unreadable-file": "the file cannot be opened: {reason}",
    "unreadable-file.help": "check that it is there, that it is a file and that you may read it",
    # YAML as such
    "yaml-syntax": "{fault:@yaml-fault}",
    "yaml-syntax.help.1": "{fault:@yaml-fault-help}" + _STOPPED,
    "yaml-syntax.help": "{fault:@yaml-fault-help}",
    "duplicate-key": "`{key}` is written twice; line {line} has it already",
    "duplicate-key.help.1": (
        "keep one of the two or, where a new entry begins here, write `- ` before it: "
        "`- {entry}: …`"
    ),
    "duplicate-key.help": "keep one of the two",
    "yaml-anchor": "`{mark}` marks this value to be used again elsewhere, which is not done here",
    "yaml-anchor.help.1": "take the mark away and write the value out where it is needed"
    + _STOPPED,
    "yaml-anchor.help": (
        "take `{mark}` away and write the value out where it is needed; "
        "a text that starts with `&` goes in quotes"
    ),
    "yaml-alias": "`{mark}` stands for a value written elsewhere, which is not done here",
    "yaml-alias.help.1": "write the value itself here" + _STOPPED,
    "yaml-alias.help": "write the value itself here; a text that starts with `*` goes in quotes",
    "yaml-tag": "`{mark}` tells YAML how to read this value, which is not done here",
    "yaml-tag.help.1": "take the mark away" + _STOPPED,
    "yaml-tag.help": "take `{mark}` away; a text that starts with `!` goes in quotes",
    "yaml-merge-key": "`<<` copies fields from elsewhere, which is not done here",
    "yaml-merge-key.help": "write the fields out in this place",
    "second-document": "a second document starts here; only the first in a file is read",
    "second-document.help": "move what follows to a file of its own and take `---` away",
    "yaml-directive": "the line that starts with `%` is an instruction to YAML, not used here",
    "yaml-directive.help.1": "take the line away" + _STOPPED,
    "yaml-directive.help": "take the line away, and the `---` after it",
    "nested-too-deep": "lists and fields stand more than {limit} deep in one another",
    "nested-too-deep.help": "look for brackets opened and not closed before this place" + _STOPPED,
    "key-not-text": "the name of a field is to stand here, and this is none",
    "key-not-text.help.1": "write a name before the colon, such as `text:`" + _STOPPED,
    "key-not-text.help": "write a name before the colon, such as `text:`",
    # indents
    "tab-in-indent": "{count:line|lines} with a tab in the indent: {lines}",
    "tab-in-indent.help.1": "indent with spaces: two for each step" + _STOPPED,
    "tab-in-indent.help": "indent with spaces: two for each step",
    "non-breaking-space-in-indent": (
        "{count:line|lines} with a non-breaking space in the indent: {lines}"
    ),
    "non-breaking-space-in-indent.help.1": (
        "type the indent again with ordinary spaces (these often come with pasted text)" + _STOPPED
    ),
    "non-breaking-space-in-indent.help": (
        "type the indent again with ordinary spaces (these often come with pasted text)"
    ),
    # wording
    "wording-cut-by-comment": "the wording stops at ` #`; what follows would be lost as a comment",
    "wording-cut-by-comment.help.1": _BLOCK + _STOPPED,
    "wording-cut-by-comment.help.2": _BLOCK,
    "wording-cut-by-comment.help": _IN_BRACES,
    "wording-holds-colon": "the wording holds a colon with a space after it, which starts a field",
    "wording-holds-colon.help.1": _BLOCK + _STOPPED,
    "wording-holds-colon.help.2": _BLOCK,
    "wording-holds-colon.help": _IN_BRACES,
    "wording-starts-with-mark": "the wording starts with `{mark}`, which YAML keeps for itself",
    "wording-starts-with-mark.help.1": _BLOCK + _STOPPED,
    "wording-starts-with-mark.help.2": _BLOCK,
    "wording-starts-with-mark.help": _IN_BRACES,
    "wording-in-brackets": "`{key}` is written in `[ ]`, where every comma starts a new entry",
    "wording-in-brackets.help.1": (
        "give each entry its own line under `{key}:`, the first as `- {first:whole}`" + _STOPPED
    ),
    "wording-in-brackets.help": (
        "give each entry its own line under `{key}:`, the first as `- {first:whole}`"
    ),
    "wording-cut-by-comma": "the wording of `{key}` is cut at the comma before `{cut}`",
    "wording-cut-by-comma.help.1": (
        "take the `{{ }}` away, give each field its own line, and write `{key}: {wording:whole}`"
        + _STOPPED
    ),
    "wording-cut-by-comma.help": (
        "take the `{{ }}` away, give each field its own line, and write `{key}: {wording:whole}`"
    ),
    # where the parser gave up
    "yaml-fault.quote": "a quotation mark is opened here and not closed",
    "yaml-fault-help.quote": "close it at the end of the text, or take it away",
    "yaml-fault.backslash": "a backslash in double quotes starts a code that is not known",
    "yaml-fault-help.backslash": "use single quotes in place of the double ones",
    "yaml-fault.block": "`{mark}` starts a text on the lines below, but the line goes on after it",
    "yaml-fault-help.block": "start the text on the next line, or put all of it in quotes",
    "yaml-fault.colon": "a colon stands here where no field can start",
    "yaml-fault-help.colon": (
        "if this is a field, line it up with the fields above; "
        "if the colon belongs to the text, put the text in quotes"
    ),
    "yaml-fault.colon-inside": "no space stands between this colon and `{mark}`",
    "yaml-fault-help.colon-inside": "write `: {mark}`",
    "yaml-fault.colon-at-end": "no value stands between this colon and `{mark}`",
    "yaml-fault-help.colon-at-end": (
        "write the value after the colon and a space, or take the field out; "
        "if the colon belongs to the text, put the text in quotes"
    ),
    "yaml-fault.no-colon": "this line has no colon after the name of its field",
    "yaml-fault-help.no-colon": (
        "write `name: value`; if the line goes on with the text above, set it further in"
    ),
    "yaml-fault.dash": "a list entry (`-`) stands here where none can start",
    "yaml-fault-help.dash": "put the `-` on a line of its own, lined up with the other entries",
    "yaml-fault.question-mark": "a value starts with `?`, which YAML keeps for itself",
    "yaml-fault-help.question-mark": "put the value in quotes",
    "yaml-fault.first-character": "a value starts with `{mark}`, which YAML keeps for itself",
    "yaml-fault-help.first-character": "put the value in quotes",
    "yaml-fault.bracket": "`{mark}` is opened here and not closed, or a comma is missing after it",
    "yaml-fault-help.bracket": "close it, or give each entry its own line without brackets",
    "yaml-fault.in-brackets": "a value is missing here, inside brackets",
    "yaml-fault-help.in-brackets": "look for a comma or a bracket too many",
    "yaml-fault.indent": "this line is not lined up with the lines above it",
    "yaml-fault-help.indent": "start it in the same column as the other fields around it",
    "yaml-fault.no-hyphen": "`{key}` is lined up with the entries of a list, without a hyphen",
    "yaml-fault-help.no-hyphen": (
        "where a new entry begins here, write `- {key}:`; "
        "otherwise start the line in the column of the fields that it belongs with"
    ),
    "yaml-fault.after-value": "something follows a value that has already ended",
    "yaml-fault-help.after-value": "put the whole value in quotes, or take away what follows it",
    "yaml-fault.character": "the file holds a character that cannot be shown ({character})",
    "yaml-fault-help.character": "delete the character, which may be invisible, and type it again",
    "yaml-fault.other": "this line cannot be read as YAML",
    "yaml-fault-help.other": "compare it with the lines above, which were read without trouble",
    # slips in the first marks of a line
    "yaml-fault.list-mark": (
        "a list entry begins with an ordinary hyphen and a space, and this one with `{mark}`"
    ),
    "yaml-fault-help.list-mark": "write `{rewritten:whole}`",
    "yaml-fault.list-space": (
        "a list entry begins with an ordinary hyphen and a space, "
        "and no ordinary space stands after this hyphen"
    ),
    "yaml-fault-help.list-space": "write `{rewritten:whole}`",
    "yaml-fault.colon-space": "no space stands after the colon of `{key}`",
    "yaml-fault-help.colon-space": "put a space after the colon: `{rewritten:whole}`",
    "yaml-fault.colon-space-block": "no space stands after the colon of `{key}`",
    "yaml-fault-help.colon-space-block": (
        "put a space after the colon; as the wording holds marks of YAML, " + _BLOCK
    ),
}
