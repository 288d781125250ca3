"""LangChain's own suite for chat models, with its unmodified `ChatOpenAI`, through Chat Completions and through Responses.

The suite asks little of the answers; the model behind the server makes them out of what reached it, and fails where that is not
what was asked, and the tests at the end look at the answers themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any, cast

import httpx
import openai
import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, HumanMessage, ToolMessage
from langchain_core.tools import BaseTool
from langchain_openai import ChatOpenAI
from langchain_tests.integration_tests import ChatModelIntegrationTests, chat_models

from conftest import STUB_KEY
from support.adviser import JOKE, advise
from support.server import Easel
from support.upstream import Upstream

MODEL = "gpt-4.1-mini"
THINKER = {"id": "thinker", "chat": True, "text": {"reasoning": True}}


@pytest.fixture(scope="module")
def adviser() -> Iterator[Upstream]:
    """The text model's server."""
    with Upstream(answer=advise) as running:
        yield running


@pytest.fixture(scope="module")
def server(adviser: Upstream) -> Iterator[Easel]:
    """A server with two models of the catalogue and one that reasons, which may fetch pictures from loopback."""
    models = [{"id": MODEL}, {"id": "gpt-4.1-nano"}, THINKER]
    config = {
        "server": {"allow_private_urls": True},
        "upstreams": {"talk": {"base_url": adviser.base_url, "key_env": "STUB_KEY", "retries": 0, "models": models}},
    }
    with Easel(config, environment=STUB_KEY) as running:
        yield running


class ChatOpenAITests(ChatModelIntegrationTests):
    """What both ways to the model share. The suite turns tool calls, tool choice, structured output and usage on by itself."""

    server: Easel
    adviser: Upstream

    @pytest.fixture(autouse=True)
    def _served(self, server: Easel, adviser: Upstream, monkeypatch: pytest.MonkeyPatch) -> None:
        self.server, self.adviser = server, adviser
        # The suite takes its picture from the internet before it sends it on; the checks need none.
        monkeypatch.setattr(chat_models, "httpx", SimpleNamespace(get=lambda url, timeout: httpx.get(adviser.picture_url)))

    @property
    def chat_model_class(self) -> type[BaseChatModel]:
        return ChatOpenAI

    @property
    def chat_model_params(self) -> dict[str, Any]:
        # LangChain asks for usage in streams by itself only where no other address is given.
        return {"model": MODEL, "base_url": self.server.base_url, "api_key": "sk-anything", "stream_usage": True, "max_retries": 0}

    @property
    def model_override_value(self) -> str:
        return "gpt-4.1-nano"

    @property
    def supports_json_mode(self) -> bool:
        return True

    @property
    def supports_image_inputs(self) -> bool:
        return True

    # supports_image_urls stays off: the suite's address is on the internet, and it is the server that fetches it. `test_image_url`
    # below does the same with an address on this machine.

    # supports_pdf_inputs, supports_pdf_tool_message and supports_audio_inputs stay off: no model here reads documents or hears.
    # `test_documents_are_refused` and `test_sounds_are_refused` hold the server to saying so.

    # enable_vcr_tests stays off: a recorded answer is none of the server's.

    @property
    def supports_anthropic_inputs(self) -> bool:
        return True

    @property
    def supported_usage_metadata_details(self) -> Any:
        # Of the others, audio is nothing that these models use, and OpenAI's wire does not count what is put into a cache.
        return {"invoke": ["reasoning_output", "cache_read_input"], "stream": ["reasoning_output", "cache_read_input"]}

    def invoke_with_cache_read_input(self, *, stream: bool = False) -> AIMessage:
        return answered(ChatOpenAI(**self.chat_model_params), "What is LangChain?", stream)

    def invoke_with_reasoning_output(self, *, stream: bool = False) -> AIMessage:
        thinker = ChatOpenAI(**{**self.chat_model_params, "model": "thinker", "reasoning_effort": "low"})
        return answered(thinker, "How did the crisis of 2008 change the startup ecosystem?", stream)

    @pytest.mark.parametrize("stream", [False, True], ids=["whole", "streamed"])
    def test_the_answers_numbers(self, stream: bool) -> None:
        usage = self.invoke_with_reasoning_output(stream=stream).usage_metadata
        assert usage is not None
        assert (usage["input_tokens"], usage["output_tokens"], usage["total_tokens"]) == (120, 40, 160)
        assert usage["input_token_details"]["cache_read"] == 20 and usage["output_token_details"]["reasoning"] == 8

    @pytest.mark.parametrize("method", ["json_schema", "function_calling", "json_mode"])
    def test_every_way_to_a_structured_output(self, model: ChatOpenAI, method: Any) -> None:
        schema = {"title": "Joke", "description": "A joke.", "type": "object", "properties": {k: {"type": "string"} for k in JOKE}}
        chat = model.with_structured_output({**schema, "required": list(JOKE)}, method=method)
        assert chat.invoke("Tell me a joke as JSON with 'setup' and 'punchline'.") == JOKE
        assert list(chat.stream("Tell me a joke as JSON with 'setup' and 'punchline'."))[-1] == JOKE

    def test_what_a_tool_says_arrives(self, model: ChatOpenAI, my_adder_tool: BaseTool) -> None:
        messages: list[Any] = [HumanMessage("What is 30 + 12? Use my_adder_tool.")]
        calling = model.bind_tools([my_adder_tool])
        messages.append(calling.invoke(messages))
        assert messages[-1].tool_calls[0]["args"] == {"a": 30, "b": 12}
        messages.append(my_adder_tool.invoke(messages[-1].tool_calls[0]))
        assert calling.invoke(messages).text.strip() == "The tool says: 42"

    def test_image_url(self, model: BaseChatModel) -> None:
        picture = {"type": "image", "url": self.adviser.picture_url}
        answer = model.invoke([HumanMessage([{"type": "text", "text": "Describe this image."}, picture])])
        assert answer.text.strip() == "That is a picture. I see 1024 x 1024 pixels."

    def test_documents_are_refused(self, model: BaseChatModel) -> None:
        document = {"type": "file", "base64": "JVBERi0xLjQK", "mime_type": "application/pdf", "filename": "a.pdf"}
        assert ".content[1]" in refused(model, document)


class TestChatCompletions(ChatOpenAITests):
    """Through Chat Completions."""

    # supports_image_tool_message stays off: in Chat Completions a tool answers in text. It is on where it can be, in Responses.

    def test_names_and_stop_sequences_arrive(self, model: ChatOpenAI) -> None:
        greeting = model.invoke([HumanMessage("hello", name="example_user")], stop=["do"])
        assert greeting.text.strip() == "Hello, example_user, what can I"

    def test_sounds_are_refused(self, model: BaseChatModel) -> None:
        # Through Responses LangChain leaves a sound out before it sends anything.
        assert ".content[1]" in refused(model, {"type": "audio", "base64": "UklGRg==", "mime_type": "audio/wav"})


class TestResponses(ChatOpenAITests):
    """Through Responses."""

    @property
    def chat_model_params(self) -> dict[str, Any]:
        return {**super().chat_model_params, "use_responses_api": True}

    @property
    def supports_image_tool_message(self) -> bool:
        return True

    def test_a_tools_picture_arrives(self, model: ChatOpenAI) -> None:
        call = {"type": "tool_call", "id": "1", "name": "camera", "args": {}}
        picture = {"type": "image", "url": self.adviser.picture_url}
        answer = model.invoke([HumanMessage("look"), AIMessage([], tool_calls=[call]), ToolMessage([picture], tool_call_id="1")])
        assert "1024 x 1024 pixels" in answer.text


def answered(model: ChatOpenAI, question: str, stream: bool) -> AIMessage:
    """An answer, whole or put together from its stream."""
    if not stream:
        return cast(AIMessage, model.invoke(question))
    first, *others = model.stream(question)
    return cast(AIMessage, sum(others, first))


def refused(model: BaseChatModel, part: dict[str, Any]) -> str:
    """The parameter that is named where a message's second part is nothing that the model takes."""
    with pytest.raises(openai.BadRequestError) as caught:
        model.invoke([HumanMessage([{"type": "text", "text": "hello"}, part])])
    assert caught.value.param is not None
    return caught.value.param
