"""The chat model behind the stand-in that takes part in conversations: it calls the tools that are named, fills schemas, sees pictures."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator
from typing import Any

CREATED = 1790000000

# What answers a request: its body and the choice's number make a message.
Reply = Callable[[dict[str, Any], int], dict[str, Any]]


def reply(body: dict[str, Any], choice: int) -> dict[str, Any]:
    """The message that answers a request."""
    said = words(body["messages"][-1])
    if "REFUSE" in said:
        return {"role": "assistant", "content": None, "refusal": "I will not do that."}
    tools = [tool["function"] for tool in body.get("tools", [])]
    wanted = body.get("tool_choice", "auto")
    if isinstance(wanted, dict):
        called = [tool for tool in tools if tool["name"] == wanted["function"]["name"]]
    elif wanted == "none" or body["messages"][-1]["role"] == "tool":
        called = []
    else:
        called = [tool for tool in tools if tool["name"] in said]
        called = called or (tools[:1] if wanted == "required" else [])
    if called:
        calls = [
            {
                "id": f"call_{choice}_{number}",
                "type": "function",
                "function": {"name": tool["name"], "arguments": dumped(fill(tool.get("parameters", {"type": "object"}), {}))},
            }
            for number, tool in enumerate(called)
        ]
        return {"role": "assistant", "content": None, "refusal": None, "tool_calls": calls}
    form = body.get("response_format", {}).get("type", "text")
    if form == "json_schema":
        schema = body["response_format"]["json_schema"]["schema"]
        return {"role": "assistant", "content": dumped(fill(schema, schema.get("$defs", {}))), "refusal": None}
    if form == "json_object":
        return {"role": "assistant", "content": '{"answer": 42}', "refusal": None}
    seen = [part for message in body["messages"] for part in parts(message) if part["type"] == "image_url"]
    if seen:
        sizes = [len(base64.b64decode(part["image_url"]["url"].split(",", 1)[1])) for part in seen]
        return {"role": "assistant", "content": f"I see pictures of {sizes} bytes.", "refusal": None}
    if prediction := body.get("prediction"):
        return {"role": "assistant", "content": prediction["content"], "refusal": None}
    return {"role": "assistant", "content": f"You said: {said}", "refusal": None}


def parts(message: dict[str, Any]) -> list[dict[str, Any]]:
    """A message's content as parts."""
    content = message.get("content") or ""
    return [{"type": "text", "text": content}] if isinstance(content, str) else content


def words(message: dict[str, Any]) -> str:
    """The text of a message."""
    return "".join(part.get("text", "") for part in parts(message))


def dumped(value: Any) -> str:
    """JSON text."""
    return json.dumps(value)


def fill(schema: dict[str, Any], definitions: dict[str, Any]) -> Any:
    """A value of a schema, its keys in the schema's order."""
    if "$ref" in schema:
        return fill(definitions[schema["$ref"].rsplit("/", 1)[1]], definitions)
    if "enum" in schema:
        return schema["enum"][0]
    if "anyOf" in schema:
        return fill(schema["anyOf"][0], definitions)
    match schema.get("type"):
        case "object" | None:
            return {key: fill(value, definitions) for key, value in schema.get("properties", {}).items()}
        case "array":
            return [fill(schema["items"], definitions)]
        case "integer":
            return 7
        case "number":
            return 0.5
        case "boolean":
            return True
        case _:
            return "text"


def usage(body: dict[str, Any], count: int) -> dict[str, Any]:
    """Tokens: fixed, so that costs can be foretold."""
    accepted = 3 if body.get("prediction") else 0
    return {
        "prompt_tokens": 120,
        "completion_tokens": 40 * count,
        "total_tokens": 120 + 40 * count,
        "prompt_tokens_details": {"cached_tokens": 20},
        "completion_tokens_details": {
            "reasoning_tokens": 8 if body.get("reasoning_effort") else 0,
            "accepted_prediction_tokens": accepted,
            "rejected_prediction_tokens": 2 if accepted else 0,
        },
    }


def chunks(body: dict[str, Any], answer: Reply = reply) -> Iterator[dict[str, Any]]:
    """The chunks of a streamed answer."""
    head = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": CREATED, "model": body["model"]}

    def chunk(index: int, delta: dict[str, Any], reason: str | None = None, logprobs: Any = None) -> dict[str, Any]:
        return {**head, "choices": [{"index": index, "delta": delta, "finish_reason": reason, "logprobs": logprobs}]}

    count = body.get("n", 1)
    for index in range(count):
        message = answer(body, index)
        yield chunk(index, {"role": "assistant", "content": ""})
        if message.get("refusal"):
            yield chunk(index, {"refusal": message["refusal"]})
        for number, call in enumerate(message.get("tool_calls", [])):
            function = call["function"]
            yield chunk(index, {"tool_calls": [{"index": number, **call, "function": {"name": function["name"], "arguments": ""}}]})
            for piece in (function["arguments"][:3], function["arguments"][3:]):
                yield chunk(index, {"tool_calls": [{"index": number, "function": {"arguments": piece}}]})
        for word in (message["content"] or "").split(" "):
            text = word + " "
            logprobs = None
            if body.get("logprobs"):
                token = {"token": text, "bytes": list(text.encode()), "logprob": -0.25}
                others = [{"token": "other", "bytes": list(b"other"), "logprob": -2.5}] * body.get("top_logprobs", 0)
                logprobs = {"content": [{**token, "top_logprobs": others}], "refusal": None}
            if word:
                yield chunk(index, {"content": text}, logprobs=logprobs)
        yield chunk(index, {}, "tool_calls" if message.get("tool_calls") else "stop")
    if body.get("stream_options", {}).get("include_usage"):
        yield {**head, "choices": [], "usage": usage(body, count)}
