"""Assistants with the unmodified client: polling, streams, functions, pictures, and what is refused."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import openai
import pytest
from openai import AssistantEventHandler, OpenAI
from PIL import Image

from support.pictures import encoded, photo
from support.server import Easel
from support.speaker import Speaker

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

WEATHER = {
    "type": "function",
    "function": {
        "name": "weather",
        "description": "Tells the weather.",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}
MODEL = {"id": "gpt-4.1-nano", "upstream_id": "talker", "chat": True, "vision": True, "prices": {"text_in": "1", "text_out": "10"}}


@pytest.fixture(scope="module")
def talker() -> Iterator[Speaker]:
    with Speaker() as running:
        yield running


@pytest.fixture(scope="module")
def server(talker: Speaker) -> Iterator[Easel]:
    with Easel({"upstreams": {"talk": {"base_url": talker.base_url, "models": [MODEL]}}}) as running:
        yield running


@pytest.fixture(scope="module")
def strict(server: Easel) -> Iterator[OpenAI]:
    """A client that refuses every answer that does not have its types."""
    with OpenAI(base_url=server.base_url, api_key="none", timeout=60, max_retries=0, _strict_response_validation=True) as made:
        yield made


@pytest.fixture(scope="module")
def client(server: Easel) -> Iterator[OpenAI]:
    """A client that takes tools which its types do not know."""
    with OpenAI(base_url=server.base_url, api_key="none", timeout=60, max_retries=0) as made:
        yield made


def words(client: OpenAI, thread: str) -> str:
    """The newest message's words."""
    message = client.beta.threads.messages.list(thread, limit=1).data[0]
    return "".join(part.text.value for part in message.content if part.type == "text")


def test_objects_are_made_read_changed_and_deleted(strict: OpenAI) -> None:
    made = strict.beta.assistants.create(model="gpt-4.1-nano", name="One", instructions="Be kind.", metadata={"a": "b"}, tools=[WEATHER])
    assert strict.beta.assistants.retrieve(made.id) == made
    assert strict.beta.assistants.update(made.id, name="Two").name == "Two"
    assert made.id in [one.id for one in strict.beta.assistants.list()]
    thread = strict.beta.threads.create(messages=[{"role": "user", "content": "hello"}], metadata={"x": "y"})
    assert strict.beta.threads.update(thread.id, metadata={"x": "z"}).metadata == {"x": "z"}
    added = strict.beta.threads.messages.create(thread.id, role="assistant", content=[{"type": "text", "text": "hi"}])
    assert strict.beta.threads.messages.retrieve(added.id, thread_id=thread.id) == added
    assert [one.role for one in strict.beta.threads.messages.list(thread.id, order="asc")] == ["user", "assistant"]
    assert strict.beta.threads.messages.delete(added.id, thread_id=thread.id).deleted
    assert strict.beta.threads.delete(thread.id).deleted and strict.beta.assistants.delete(made.id).deleted
    with pytest.raises(openai.NotFoundError):
        strict.beta.threads.retrieve(thread.id)
    assert strict.beta.threads.create().metadata == {}


def test_runs_are_polled_and_counted(strict: OpenAI) -> None:
    assistant = strict.beta.assistants.create(model="gpt-4.1-nano", instructions="Be kind.")
    thread = strict.beta.threads.create(messages=[{"role": "user", "content": "hello"}])
    run = strict.beta.threads.runs.create_and_poll(thread_id=thread.id, assistant_id=assistant.id, poll_interval_ms=50)
    assert run.status == "completed" and run.usage is not None
    assert (run.usage.prompt_tokens, run.usage.completion_tokens) == (20, 3)
    assert run.model_dump()["easel"] == {"cost_usd": "0.00005"}
    assert words(strict, thread.id) == "You said: hello (0 pictures)"
    steps = strict.beta.threads.runs.steps.list(run.id, thread_id=thread.id).data
    assert [step.type for step in steps] == ["message_creation"] and steps[0].usage is not None
    assert strict.beta.threads.runs.steps.retrieve(steps[0].id, thread_id=thread.id, run_id=run.id) == steps[0]
    assert [one.id for one in strict.beta.threads.runs.list(thread.id)] == [run.id]
    later = strict.beta.threads.create_and_run_poll(
        assistant_id=assistant.id, thread={"messages": [{"role": "user", "content": "again"}]}, poll_interval_ms=50
    )
    assert later.status == "completed" and words(strict, later.thread_id) == "You said: again (0 pictures)"


def test_functions_are_called_and_answered(strict: OpenAI) -> None:
    assistant = strict.beta.assistants.create(model="gpt-4.1-nano", tools=[WEATHER])
    thread = strict.beta.threads.create(messages=[{"role": "user", "content": "how is the weather"}])
    run = strict.beta.threads.runs.create_and_poll(thread_id=thread.id, assistant_id=assistant.id, poll_interval_ms=50)
    assert run.status == "requires_action" and run.required_action is not None
    call = run.required_action.submit_tool_outputs.tool_calls[0]
    assert (call.function.name, call.function.arguments) == ("weather", '{"city": "Oslo"}')
    with pytest.raises(openai.BadRequestError, match="active run"):
        strict.beta.threads.runs.create(thread.id, assistant_id=assistant.id)
    done = strict.beta.threads.runs.submit_tool_outputs_and_poll(
        run_id=run.id, thread_id=thread.id, tool_outputs=[{"tool_call_id": call.id, "output": "rain"}], poll_interval_ms=50
    )
    assert done.status == "completed" and words(strict, thread.id) == "The tool says: rain"
    assert done.usage is not None and done.usage.prompt_tokens == 10 + 30
    kinds = [step.type for step in strict.beta.threads.runs.steps.list(run.id, thread_id=thread.id, order="asc")]
    assert kinds == ["tool_calls", "message_creation"]


class Listener(AssistantEventHandler):
    """Notes what the client's own helper makes of a stream."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.names: list[str] = []
        self.calls: list[str] = []

    def on_event(self, event: Any) -> None:
        self.names.append(event.event)

    def on_text_delta(self, delta: Any, snapshot: Any) -> None:
        self.text += delta.value

    def on_tool_call_done(self, tool_call: Any) -> None:
        self.calls.append(tool_call.function.arguments)


def test_streams_drive_the_clients_helpers(strict: OpenAI) -> None:
    assistant = strict.beta.assistants.create(model="gpt-4.1-nano", tools=[WEATHER])
    thread = strict.beta.threads.create(messages=[{"role": "user", "content": "how is the weather"}])
    first = Listener()
    with strict.beta.threads.runs.stream(thread_id=thread.id, assistant_id=assistant.id, event_handler=first) as stream:
        stream.until_done()
        run = stream.current_run
    assert run is not None and run.status == "requires_action" and run.required_action is not None
    assert first.calls == ['{"city": "Oslo"}'] and first.names[:3] == ["thread.run.created", "thread.run.queued", "thread.run.in_progress"]
    call = run.required_action.submit_tool_outputs.tool_calls[0]
    second = Listener()
    outputs = [{"tool_call_id": call.id, "output": "rain"}]
    with strict.beta.threads.runs.submit_tool_outputs_stream(
        run_id=run.id, thread_id=thread.id, tool_outputs=outputs, event_handler=second
    ) as stream:
        stream.until_done()
        assert [message.status for message in stream.get_final_messages()] == ["completed"]
    assert second.text == "The tool says: rain" and second.names[-1] == "thread.run.completed"
    plain = strict.beta.threads.create_and_run(
        assistant_id=assistant.id, thread={"messages": [{"role": "user", "content": "hello"}]}, stream=True
    )
    names = [event.event for event in plain]
    assert names[:2] == ["thread.created", "thread.run.created"] and names[-1] == "thread.run.completed"


def test_pictures_are_drawn_into_the_thread_and_seen(client: OpenAI) -> None:
    tool: Any = {"type": "image_generation", "model": "easel-sketch-1", "size": "256x256", "quality": "low"}
    assistant = client.beta.assistants.create(model="gpt-4.1-nano", tools=[tool])
    sent = client.files.create(file=("photo.png", encoded(photo(64, 64)), "image/png"), purpose="vision")
    content: Any = [{"type": "text", "text": "draw an apple"}, {"type": "image_file", "image_file": {"file_id": sent.id}}]
    thread = client.beta.threads.create(messages=[{"role": "user", "content": content}])
    run = client.beta.threads.runs.create_and_poll(thread_id=thread.id, assistant_id=assistant.id, poll_interval_ms=50)
    assert run.status == "completed", run.last_error
    message = client.beta.threads.messages.list(thread.id, limit=1).data[0]
    assert [part.type for part in message.content] == ["image_file", "text"]
    part: Any = message.content[0]
    assert Image.open(io.BytesIO(client.files.content(part.image_file.file_id).read())).size == (256, 256)


def test_runs_are_cancelled(strict: OpenAI, talker: Speaker) -> None:
    before = talker.cancelled
    assistant = strict.beta.assistants.create(model="gpt-4.1-nano")
    thread = strict.beta.threads.create(messages=[{"role": "user", "content": "long"}])
    current = ""
    with strict.beta.threads.runs.create(thread.id, assistant_id=assistant.id, stream=True) as events:
        for event in events:
            if event.event == "thread.run.created":
                current = event.data.id
            if event.event == "thread.message.delta":
                strict.beta.threads.runs.cancel(current, thread_id=thread.id)
                break
    run = strict.beta.threads.runs.poll(current, thread_id=thread.id, poll_interval_ms=50)
    assert run.status == "cancelled" and talker.cancelled == before + 1


def test_what_cannot_be_is_refused(strict: OpenAI) -> None:
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"model": "gpt-4.1-nano", "tools": [{"type": "code_interpreter"}]}, "tools[0].type"),
        ({"model": "gpt-4.1-nano", "tools": [{"type": "file_search"}]}, "tools[0].type"),
        ({"model": "easel-sketch-1"}, "model"),
        ({"model": "gpt-4.1-nano", "temperature": 3}, "temperature"),
    ]
    for fields, param in wrong:
        with pytest.raises(openai.BadRequestError) as refused:
            strict.beta.assistants.create(**fields)
        assert refused.value.param == param
    with pytest.raises(openai.NotFoundError):
        strict.beta.threads.create(messages=[{"role": "user", "content": [{"type": "image_file", "image_file": {"file_id": "file-none"}}]}])
    with pytest.raises(openai.NotFoundError):
        strict.beta.threads.runs.retrieve("run_none", thread_id="thread_none")


def test_a_killed_server_fails_what_ran_and_is_not_paid_twice(talker: Speaker) -> None:
    with Easel({"upstreams": {"talk": {"base_url": talker.base_url, "models": [MODEL]}}}) as server:
        client = OpenAI(base_url=server.base_url, api_key="none", timeout=60, max_retries=0)
        assistant = client.beta.assistants.create(model="gpt-4.1-nano")
        thread = client.beta.threads.create(messages=[{"role": "user", "content": "long"}])
        asked = len(talker.received)
        with client.beta.threads.runs.create(thread.id, assistant_id=assistant.id, stream=True) as events:
            run = next(event.data.id for event in events if event.event == "thread.run.created")
            next(event for event in events if event.event == "thread.message.delta")
            server.kill()
        server.start()
        found = client.beta.threads.runs.retrieve(run, thread_id=thread.id)
        assert found.status == "failed" and found.last_error is not None and found.last_error.code == "server_error"
        assert len(talker.received) == asked + 1
        message = client.beta.threads.messages.list(thread.id, limit=1).data[0]
        assert message.status == "incomplete"
        again = client.beta.threads.runs.create_and_poll(
            thread_id=thread.id, assistant_id=assistant.id, poll_interval_ms=50, additional_messages=[{"role": "user", "content": "hello"}]
        )
        assert again.status == "completed"
