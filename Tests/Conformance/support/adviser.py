"""The chat model behind the stand-in that answers what LangChain's suite asks, out of what reached it.

Arguments of tools, names, numbers, pictures and the results of tools are read from the request: what a gateway garbles or leaves out
makes another answer. A question that it does not know ends in an error, which no test takes for an answer.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from .pictures import decoded
from .talker import parts, words

JOKE = {
    "setup": "Why did the cat sit on the computer?",
    "punchline": "To keep an eye on the mouse. 🐭",
}
SPOKEN = {
    r"^(hello|hey|hi)\b": "Hello{name}, what can I do for you?",
    r"how are you": "I am fine, thank you.",
    r"haikus": "Rain on the tin roof\nthe cat counts every last drop\nand loses the count",
    r"well, thanks": "I am glad to hear it.",
    r"startup ecosystem": "Money was scarce, so that young firms had to earn it early.",
    r"what is langchain": "A library.",
}  # fmt: skip


def advise(body: dict[str, Any], choice: int) -> dict[str, Any]:
    """The message that answers a request."""
    for message in body["messages"]:
        # As the openai types have it: a tool answers in text alone.
        assert message["role"] != "tool" or all(part["type"] == "text" for part in parts(message)), "a tool's message holds more than text"
    if calls := called(body, choice):
        return {"role": "assistant", "content": None, "refusal": None, "tool_calls": calls}
    last = body["messages"][-1]
    match body.get("response_format", {}):
        case {"type": "json_schema", "json_schema": {"schema": schema}}:
            text = joke(list(schema["properties"]), words(last))
        case {"type": "json_object"}:
            text = joke(re.findall(r"'(\w+)'", words(last)), words(last))
        case _ if last["role"] == "tool":
            text = f"The tool says: {words(last)}"
        case _ if words(last).startswith("The picture of "):
            text = "So that is what the tool shows."
        case _:
            text = spoken(last)
    if seen := [part["image_url"]["url"] for part in parts(last) if part["type"] == "image_url"]:
        text += " " + " ".join("I see {} x {} pixels.".format(*decoded(url.split(",", 1)[1]).size) for url in seen)
    return {"role": "assistant", "content": until(text, body.get("stop")), "refusal": None}


def spoken(message: dict[str, Any]) -> str:
    """The words that answer a message; whoever gives a name is greeted by it."""
    asked = words(message)
    if "image" in asked and any(part["type"] == "image_url" for part in parts(message)):
        return "That is a picture."
    name = f", {message['name']}" if "name" in message else ""
    found = [answer for pattern, answer in SPOKEN.items() if re.search(pattern, asked, re.IGNORECASE)]
    assert found, f"nobody asks this: {asked}"
    return found[0].format(name=name)


def joke(keys: list[str], asked: str) -> str:
    """A joke as an object; what is not wanted is null."""
    return json.dumps({key: None if f"no {key}" in asked else JOKE[key] for key in keys}, ensure_ascii=False)


def until(text: str, stop: str | list[str] | None) -> str:
    """A text up to where a stop sequence would begin."""
    ends = [stop] if isinstance(stop, str) else stop or []
    return text[: min((text.index(end) for end in ends if end in text), default=len(text))]


def called(body: dict[str, Any], choice: int) -> list[dict[str, Any]]:
    """The call that a request wants: of the tool that it names, else of the one that the question needs."""
    tools = [tool["function"] for tool in body.get("tools", [])]
    wanted = body.get("tool_choice", "auto")
    last = body["messages"][-1]
    asked = words(last)
    if isinstance(wanted, dict):
        fitting = [tool for tool in tools if tool["name"] == wanted["function"]["name"]]
    elif wanted == "none" or last["role"] != "user":
        fitting = []
    else:
        fitting = [tool for tool in tools if needs(asked, tool["name"])] or (tools if wanted == "required" else [])
    return [
        {
            "id": f"call_{tool['name']}_{choice}",
            "type": "function",
            "function": {"name": tool["name"], "arguments": json.dumps(arguments(tool, asked), ensure_ascii=False)},
        }
        for tool in fitting[:1]
    ]


def needs(asked: str, name: str) -> bool:
    """Whether a question is for a tool: it names it, or one of the longer words in its name."""
    return name in asked or any(word in asked.lower() for word in name.split("_") if len(word) > 5)


def arguments(tool: dict[str, Any], asked: str) -> dict[str, Any]:
    """What a tool is called with: the question's numbers, what it quotes or writes with a capital, or a joke."""
    numbers = iter(re.findall(r"\d+", asked))
    names = iter(re.findall(r"'([^']+)'", asked) + re.findall(r"(?<=\s|\()[A-Z]\w+(?: [A-Z]\w+)*(?:, [A-Z]{2})?", asked))
    read: dict[str, Callable[[], Any]] = {"integer": lambda: int(next(numbers, "1")), "string": lambda: next(names, "anything")}
    properties = tool.get("parameters", {}).get("properties", {})
    return {key: JOKE.get(key) or read[schema["type"]]() for key, schema in properties.items()}
