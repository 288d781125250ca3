"""The chat model behind the stand-in: it plans, draws badly the first time and well once it is told what is wrong."""

from __future__ import annotations

import json

PLAN = {
    "background": "pale blue",
    "palette": ["#d22", "#cde"],
    "objects": [{"name": "ball", "colour": "red", "x": 256, "y": 256, "width": 512, "height": 512, "lettering": ""}],
}
GOOD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024"><rect width="1024" height="1024" fill="#cde"/>'
    '<circle cx="512" cy="512" r="256" fill="#dd2222"/></svg>'
)
BROKEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024"><rect width="1024" height="10'


def draw(messages: list[dict[str, str]]) -> str:
    """The answer to a conversation; the word "faulty" in it asks for a first drawing that cannot be read."""
    system = messages[0]["content"]
    if "You plan a picture" in system:
        return json.dumps(PLAN)
    asked = messages[1]["content"]
    if "hopeless" in asked:
        return "I am only a language model."
    if "faulty" in asked and len(messages) == 2:
        return BROKEN
    return f"Here it is:\n```svg\n{GOOD}\n```"
