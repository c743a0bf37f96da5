"""Lines that mypy has to find, marked at their ends, among such as are right."""
import bouncecode
from bouncecode.words import Category

answer = bouncecode.explain(b"550 5.1.1", code=550, command="RCPT")
right: "Category | None" = answer.category
is_dead: bool = answer.bounce == "hard"
answer.category == "bad-mailbx"  # wrong
answer.category = "ok"  # wrong
sure: str = answer.title  # wrong
answer.tittle  # wrong
bouncecode.explain(550)  # wrong
bouncecode.explain("x", command="VRFY")  # wrong
bouncecode.explain_many([1])  # wrong
answer.as_json(reader="nobody")  # wrong
answer.in_words_of("nobody")  # wrong
for report in bouncecode.scan("log"):
    print(report.recipient, report.answer.category, report.matched[0].offset + report.line)
    print(report.could_be())  # wrong
bouncecode.scan(5)  # wrong
