"""The gallery with 100,000 pictures"""

from __future__ import annotations

import http.cookiejar
import json
import os
import pathlib
import random
import re
import sqlite3
import statistics
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
EASEL = os.environ.get("EASEL_BIN", str(ROOT / ".build/release/easel"))
WORDS = "red blue green apple car boat cat dog house tree lamp chair mountain river city night morning glass paper stone watercolor ink".split()
TARGET = 20.0

QUERIES = {
    "the first page": "?limit=60",
    "in the middle (offset 50,000)": "?limit=60&offset=50000",
    "the end (offset 99,900)": "?limit=60&offset=99900",
    "a word that a quarter have": "?limit=60&q=apple",
    "two words and a beginning": "?limit=60&q=red%20apple%20moun",
    "words, deep (offset 20,000)": "?limit=60&q=apple&offset=20000",
    "one day": "?limit=60&day={day}",
    "with stars": "?limit=60&starred=true",
    "of one model": "?limit=60&model=model-3",
    "of one app, with a word": "?limit=60&app=shop&q=cat",
}


def fill(path: pathlib.Path, count: int) -> int:
    """Writes rows as a year of work would have left them; the newest day."""
    rng = random.Random(7)
    now = int(time.time() * 1000)
    db = sqlite3.connect(path)
    db.execute("INSERT INTO recipes VALUES ('r', '{}')")
    rows = []
    for index in range(count):
        created = now - (count - index) * 315_000
        prompt = " ".join(rng.choice(WORDS) for _ in range(rng.randint(6, 40)))
        app = "shop" if index % 10 == 0 else None
        rows.append((f"img-{index:024d}", f"{index:064x}", prompt, f"model-{index % 5}", created, index % 50 == 0, app, None if index % 3 else "per-a"))
    db.executemany(
        "INSERT INTO images (id, sha256, prompt, model, created, starred, app, person, format, width, height, bytes, recipe)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'png', 1024, 1024, 1500000, 'r')", rows)
    db.commit()
    db.close()
    return (now - 86_400_000 * 5) // 1000


def run(quick: bool) -> str:
    """A table of times as a browser's script sees them, over loopback."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([EASEL, "people", "list", "--data", folder], check=True, capture_output=True)
        day = time.strftime("%Y-%m-%d", time.gmtime(fill(pathlib.Path(folder) / "easel.db", 100_000)))
        link = subprocess.run([EASEL, "people", "invite", "--role", "viewer", "--data", folder], check=True, capture_output=True, text=True).stdout.strip()
        server = subprocess.Popen([EASEL, "serve", "--port", "0", "--data", folder], stdout=subprocess.PIPE, text=True)
        try:
            base = re.search(r"listens on (\S+)", server.stdout.readline()).group(1)
            opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
            path = urllib.parse.urlparse(link).path
            page = opener.open(urllib.request.Request(base + path, headers={"Accept": "text/html"})).read().decode()
            token = re.search(r'name="csrf" (?:content|value)="([^"]*)"', page).group(1)
            form = urllib.parse.urlencode({"csrf": token, "name": "Bench", "password": "correct horse battery"}).encode()
            opener.open(base + path, form).read()
            lines = ["| | median | worst of %d |" % (20 if quick else 100), "|---|---|---|"]
            slowest = 0.0
            for name, query in list(QUERIES.items()) + [("days of the year", None)]:
                url = base + ("/studio/api/days" if query is None else "/studio/api/pictures" + query.format(day=day))
                times = []
                for _ in range(20 if quick else 100):
                    start = time.perf_counter()
                    answer = opener.open(url).read()
                    times.append((time.perf_counter() - start) * 1000)
                total = json.loads(answer).get("total")
                found = "" if total is None else f" ({total:,} found)"
                lines.append(f"| {name}{found} | {statistics.median(times):.1f} ms | {max(times):.1f} ms |")
                slowest = max(slowest, statistics.median(times))
            verdict = "met" if slowest < TARGET else "missed"
            return "\n".join(lines) + f"\n\nTarget: a query under {TARGET:.0f} ms: {verdict} (the slowest median is {slowest:.1f} ms)."
        finally:
            server.terminate()
            server.wait()


if __name__ == "__main__":
    print(run(True))
