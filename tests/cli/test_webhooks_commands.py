"""`onrecord webhooks` and `redeliver`, and the target that the environment names."""

from __future__ import annotations

import base64
import shlex
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

from running import FRIGATE
from test_serve import serving

__all__ = ["serving"]
SECRET = "whsec_" + base64.b64encode(bytes(range(32))).decode()


def test_a_target_of_the_environment_is_told_listed_and_told_again(asking, serving):
    """By a service that is up; a secret is printed by no command."""
    ids: list[str] = []
    came = threading.Condition()

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            self.send_response(204)
            self.end_headers()
            with came:
                ids.append(self.headers["webhook-id"])
                came.notify_all()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    receiver = HTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=receiver.serve_forever, daemon=True).start()
    onrecord, _ = asking()
    onrecord.environment |= {
        "ONRECORD_WEBHOOK_URL": f"http://127.0.0.1:{receiver.server_port}/hook",
        "ONRECORD_WEBHOOK_SECRET": SECRET,
        "ONRECORD_WEBHOOK_ALLOW": '["127.0.0.1"]',
    }
    service = serving(onrecord)
    sent = shlex.join(["curl", "-s", "--data-binary", f"@{FRIGATE}", f"{service.address}/v1/briefs"])
    subprocess.run(["/bin/sh", "-c", sent], check=True, capture_output=True)  # noqa: S603 -- our own service
    with came:
        assert came.wait_for(lambda: len(ids) == 1, 30)
    for _ in range(100):
        listed = onrecord("webhooks")
        if "1 delivered" in listed.out:
            break
        threading.Event().wait(0.1)
    assert listed.out.startswith(f"configured  http://127.0.0.1:{receiver.server_port}/hook  1 delivered")
    again = onrecord("redeliver", ids[0])
    assert again.out == f"{ids[0]} is sent again, to configured.\n"
    with came:
        assert came.wait_for(lambda: ids == [ids[0]] * 2, 30)
    receiver.shutdown()
    receiver.server_close()
    assert SECRET not in listed.out + listed.err + onrecord("config").out


def test_what_is_not_there_is_said(onrecord):
    """With the remedy."""
    assert onrecord("webhooks").err == "No webhook.\n"
    ended = onrecord("redeliver", "nowhere")
    assert "There is no delivery of this id." in ended.err
    assert ended.code != 0


def test_a_target_without_a_secret_and_a_list_that_allows_nothing_are_refused(asking):
    """At the start, by the setting's name and never by its value."""
    onrecord, _ = asking()
    onrecord.environment |= {"ONRECORD_WEBHOOK_URL": "https://1.1.1.1/", "ONRECORD_WEBHOOK_SECRET": "hunter2"}
    ended = onrecord("serve", "--port", "0")
    assert ended.code == 4
    assert "ONRECORD_WEBHOOK_SECRET" in ended.err
    assert "hunter2" not in ended.err
    onrecord.environment |= {"ONRECORD_WEBHOOK_URL": "https://0x7f.1/", "ONRECORD_WEBHOOK_SECRET": SECRET}
    assert "ONRECORD_WEBHOOK_URL" in onrecord("serve", "--port", "0").err
    onrecord.environment |= {"ONRECORD_WEBHOOK_ALLOW": '["http://x"]'}
    ended = onrecord("worker")
    assert ended.code == 4
    assert "ONRECORD_WEBHOOK_ALLOW" in ended.err
