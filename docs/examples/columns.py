"""What the replies in a column of a table say, with pandas.

    columns.py REPLIES.csv COLUMN         counts by category, and writes REPLIES.csv.out
    columns.py --time 1000000 TEXTS       how long a column takes, of the lines of a file
"""
import sys
import time

import bouncecode
import pandas


def with_answers(table: pandas.DataFrame, column: str) -> pandas.DataFrame:
    """The table with what its replies say: words, which pandas keeps as numbers."""
    answers = bouncecode.explain_many(table[column].fillna(""))
    return table.assign(
        category=pandas.Categorical([a.category for a in answers]),
        bounce=pandas.Categorical([a.bounce for a in answers]),
        action=pandas.Categorical([a.action for a in answers]),
        is_sure=[a.confidence == "high" for a in answers],
    )


def show_time(rows: int, texts: str) -> None:
    with open(texts, encoding="utf-8", errors="surrogateescape") as file:
        lines = file.read().splitlines()
    column = (lines * (rows // len(lines) + 1))[:rows]
    table = pandas.DataFrame({"reply": column})
    began = time.process_time()
    with_answers(table, "reply")
    took = time.process_time() - began
    print(f"{rows} replies, {took:.1f} s of a processor, {took / rows * 1e6:.2f} us each")


def main(arguments: "list[str]") -> None:
    if arguments[0] == "--time":
        show_time(int(arguments[1]), arguments[2])
        return
    table = with_answers(pandas.read_csv(arguments[0]), arguments[1])
    print(table.groupby(["category", "bounce"], observed=True).size().to_string())
    table.to_csv(arguments[0] + ".out", index=False)


if __name__ == "__main__":
    main(sys.argv[1:])
