"""A port that misbehaves as it is told: what the runner has to say of it.

`python port.py MANNER` answers requests over a pipe; without a manner it answers as it should.
"""

import json
import os
import sys
import time
from typing import Any

from rubric.testing.conformance import our_result

MANNER = sys.argv[1] if len(sys.argv) > 1 else ""


def put(answer: Any) -> None:
    print(json.dumps(answer), flush=True)


def wrong(result: Any) -> Any:
    """A result in which every criterion is met."""
    for unit in result["units"]:
        for criterion in unit["criteria"]:
            criterion["status"] = "met"
    return result


def answer(asked: dict[str, Any]) -> None:
    number = asked["id"]
    result = our_result(asked)
    if MANNER == "wrong":
        put({"id": number, "result": wrong(result)})
    elif MANNER == "error":
        put({"id": number, "error": "caps are not built"})
    elif MANNER == "neither":
        put({"id": number})
    elif MANNER == "silent":
        time.sleep(60)
    elif MANNER == "slow once":
        time.sleep(4 if number == 1 else 0)
        put({"id": number, "result": result})
    elif MANNER == "dies" and number == 2:
        sys.exit(7)
    elif MANNER == "talks":
        print("Loading the rules")
        put({"id": number, "result": result})
    elif MANNER == "out of order":
        put({"id": number + 1, "result": result})
    elif MANNER == "babbles":
        while True:
            print("and another thing")
    elif MANNER == "one long line":
        while True:
            sys.stdout.write("x" * 1_000_000)
    elif MANNER == "no text":
        sys.stdout.buffer.write(b"\xff\xfe\n")
        put({"id": number, "result": result})
    elif MANNER == "a list":
        put([number, result])
    elif MANNER == "deep":
        print("[" * 200_000)
        put({"id": number, "result": result})
    else:
        put({"id": number, "result": result})


def main() -> None:
    if MANNER == "ends at once":
        sys.exit(3)
    if MANNER == "closes its output":
        os.close(sys.stdout.fileno())
        time.sleep(60)
    if MANNER == "reads nothing":
        time.sleep(60)
    for line in sys.stdin:
        answer(json.loads(line))
    if MANNER == "never ends":
        time.sleep(60)


if __name__ == "__main__":
    main()
