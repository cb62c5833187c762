#!/usr/bin/env python3
"""Creates the fixture of the upgrade test: a database of the program before the upgrade, and that program's responses.

It requires that program, built for Release, because the current program no longer writes such a database:

    make-fixture.py make PROGRAM      simulates some weeks with PROGRAM, and writes database.sql.gz and answers.json.gz beside this file
    make-fixture.py check PROGRAM     restores database.sql.gz and repeats all requests to PROGRAM: each response must be identical

PROGRAM is the folder of HabitTrack.Web.dll. PostgreSQL 15 (HABITTRACK_PG_BIN is the folder of its binaries) and libfaketime are also required (package
faketime; FAKETIME_LIB is its library), which sets the clock of program and database. "--clock" sets the clock of a check; the default is now.
README.md describes the files.
"""
import argparse
import contextlib
import datetime
import glob
import gzip
import hashlib
import http.client
import json
import os
import pathlib
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.parse
import uuid

HERE = pathlib.Path(__file__).resolve().parent
DUMP, ANSWERS = HERE / "database.sql.gz", HERE / "answers.json.gz"
NAME = "habittrack"
ADMIN = "ht_" + "upgrade-fixture-administrator-".ljust(43, "A")
SETTLED = "2026-06-01"  # The start of a goal after the database was created; from this day on, the responses do not depend on the current day.
LONGEST = 3650  # Days, the maximum of TokenRequest.


# ---------------------------------------------------------------- Processes

def binaries():
    named = os.environ.get("HABITTRACK_PG_BIN") or next(iter(sorted(glob.glob("/usr/lib/postgresql/15/bin"))), None)
    if not named:
        raise SystemExit("PostgreSQL 15 is missing; set HABITTRACK_PG_BIN to the folder of its binaries.")
    return pathlib.Path(named)


def fake(clock):
    """The environment of a process whose clock is offset by a number of seconds."""
    if clock is None:
        return {}
    library = os.environ.get("FAKETIME_LIB") or next(iter(glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")), None)
    if not library:
        raise SystemExit("libfaketime is missing; set FAKETIME_LIB to its library.")
    return {"LD_PRELOAD": library, "FAKETIME": f"{clock:+d}", "FAKETIME_DONT_FAKE_MONOTONIC": "1", "DONT_FAKE_MONOTONIC": "1", "NO_FAKE_STAT": "1"}


def offset(moment):
    """Seconds from now to a moment such as 2026-02-16 06:40, in UTC."""
    then = datetime.datetime.fromisoformat(moment).replace(tzinfo=datetime.timezone.utc)
    return int((then - datetime.datetime.now(datetime.timezone.utc)).total_seconds())


class Machine:
    """A PostgreSQL server and the program, in a temporary folder. Both can be restarted with another clock."""

    def __init__(self, program):
        self.program = pathlib.Path(program).resolve()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="upgrade-"))
        self.data, self.postgres, self.service, self.token = self.folder / "db", None, None, None
        # PostgreSQL cannot run as root.
        self.owner = pwd.getpwnam("postgres") if os.getuid() == 0 else None
        self.data.mkdir(mode=0o700)
        if self.owner:
            os.chmod(self.folder, 0o711)
            os.chown(self.data, self.owner.pw_uid, self.owner.pw_gid)
        self.run("initdb", "-D", self.data, "-U", NAME, "--encoding=UTF8", "--no-locale", "--auth=trust", "--no-sync")
        self.run("postgres", "--single", "-D", self.data, "template1", input=f"CREATE DATABASE {NAME}\n".encode())

    def close(self):
        self.stop()
        shutil.rmtree(self.folder)

    def as_owner(self):
        return {"user": self.owner.pw_uid, "group": self.owner.pw_gid, "extra_groups": []} if self.owner else {}

    def run(self, tool, *arguments, **more):
        done = subprocess.run([binaries() / tool, *map(str, arguments)], cwd="/", capture_output=True, **({**self.as_owner(), **more}))
        if done.returncode:
            raise SystemExit(f"{tool}: {done.stderr.decode()}")
        return done.stdout

    def psql(self, database, text, **more):
        return self.run("psql", "-h", self.data, "-U", NAME, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database, input=text.encode(), **more)

    def start_postgres(self, clock):
        settings = ["listen_addresses=", f"unix_socket_directories={self.data}", "timezone=UTC", "fsync=off"]
        with open(self.folder / "postgres.log", "ab") as log:
            self.postgres = subprocess.Popen(
                [binaries() / "postgres", "-D", self.data, *[word for setting in settings for word in ("-c", setting)]],
                cwd="/", stdout=log, stderr=log, env={"PATH": os.environ["PATH"], "LC_ALL": "C", **fake(clock)}, **self.as_owner())
        for _ in range(300):
            if subprocess.run([binaries() / "pg_isready", "-q", "-h", self.data, "-U", NAME]).returncode == 0:
                return
            time.sleep(0.1)
        raise SystemExit((self.folder / "postgres.log").read_text())

    def start_program(self, clock):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        environment = {
            **os.environ, **fake(clock), "TZ": "UTC", "HOME": str(self.folder), "Auth__Mode": "tokens", "HABITTRACK_ADMIN_TOKEN": ADMIN,
            "ConnectionStrings__HabitTrack": f"Host={self.data};Username={NAME};Database={NAME}",
            "RateLimit__PerSecond": "100000", "RateLimit__Burst": "100000", "Logging__LogLevel__Default": "Error",
        }
        log = open(self.folder / "program.log", "ab")
        self.service = subprocess.Popen(
            ["dotnet", self.program / "HabitTrack.Web.dll", f"--port={self.port}"], cwd=self.folder, env=environment, stdout=log, stderr=log)
        log.close()
        for _ in range(600):
            with contextlib.suppress(OSError):
                self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
                if self.ask("GET", "/health/ready")[0] == 200:
                    return
            if self.service.poll() is not None:
                break
            time.sleep(0.1)
        raise SystemExit((self.folder / "program.log").read_text())

    def stop(self):
        for process, how in ((self.service, signal.SIGTERM), (self.postgres, signal.SIGINT)):
            if process and process.poll() is None:
                process.send_signal(how)
                process.wait(60)
        self.service = self.postgres = None

    def ask(self, method, path, body=None, headers=()):
        """Returns the status, headers and body of a response."""
        self.connection.request(method, path, body, dict(headers))
        answer = self.connection.getresponse()
        return answer.status, answer.headers, answer.read()

    def restore(self, dump):
        self.psql(NAME, gzip.decompress(dump.read_bytes()).decode())


# ---------------------------------------------------------------- Scenario

def entry_id(name):
    """The id of an entry that the scenario refers to by name."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"urn:habittrack:upgrade:{name}"))


def days(first, last):
    day, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    while day <= end:
        yield day
        day += datetime.timedelta(1)


class Story:
    """The changes in the weeks of the fixture, all made over HTTP."""

    def __init__(self, machine):
        self.machine, self.tokens, self.token_ids, self.people, self.moments, self.repeats, self.entries = machine, {"admin": ADMIN}, {}, {}, {}, [], {}

    # Helpers

    def at(self, moment):
        self.machine.stop()
        clock = offset(moment)
        self.machine.start_postgres(clock)
        self.machine.start_program(clock)

    def do(self, token, method, path, body=None, expect=None, key=None, content="application/json", headers=()):
        """Requests a change and returns the parsed response. Requests with a key are repeated later."""
        text = body if isinstance(body, str) or body is None else json.dumps(body, ensure_ascii=False)
        sent = {**dict(headers), **({"Content-Type": content} if text is not None else {}), **({"Idempotency-Key": key} if key else {})}
        status, received, answer = self.machine.ask(
            method, path, text.encode() if text is not None else None, {**sent, "Authorization": f"Bearer {self.tokens[token]}"})
        if not (status == expect if expect else status < 300):
            raise SystemExit(f"{method} {path} {(text or '')[:300]}: {status} {answer.decode()[:900]}")
        if key and received["Idempotency-Replayed"] is None and status < 300:
            self.repeats.append((token, method, path, text, sent))
        parsed = json.loads(answer) if answer and "json" in (received["Content-Type"] or "") and "ndjson" not in received["Content-Type"] else answer
        if isinstance(parsed, dict) and "entry" in parsed:
            self.entries.setdefault((token.split("-")[0], parsed["entry"]["id"]), None)
        return parsed

    def post(self, token, path, body=None, **more):
        return self.do(token, "POST", path, {} if body is None else body, **more)

    def put(self, token, path, body=None, **more):
        return self.do(token, "PUT", path, {} if body is None else body, **more)

    def patch(self, token, path, body, **more):
        return self.do(token, "PATCH", path, body, **more)

    def batch(self, token, items, **more):
        answer = self.do(
            token, "POST", "/v1/entries/batch", "\n".join(json.dumps(item, ensure_ascii=False) for item in items) + "\n", content="application/x-ndjson", **more)
        return [result["entry"]["id"] for result in answer["results"]] if isinstance(answer, dict) and "results" in answer else answer

    def add(self, name, person=None):
        self.people[name.lower()] = self.post("admin", "/v1/people", {"name": name, **({"id": person} if person else {})})["id"]

    def issue(self, issuer, name, scopes, person=None, habit=None, lasts=LONGEST):
        request = {"name": f"{name} ✉", "scopes": scopes, "days": lasts}
        if person:
            request["person"] = self.people[person]
        if habit:
            request["habit"] = habit
        issued = self.post(issuer, "/v1/tokens", request)
        self.tokens[name], self.token_ids[name] = issued["token"], issued["details"]["id"]

    def revoke(self, revoker, name):
        self.do(revoker, "DELETE", f"/v1/tokens/{self.token_ids[name]}")

    def sign_in(self, token, name):
        status, received, _ = self.machine.ask(
            "POST", "/sign-in", urllib.parse.urlencode({"token": self.tokens[token], "return": "/"}), {"Content-Type": "application/x-www-form-urlencoded"})
        if status != 303:
            raise SystemExit(f"Signing in: {status}")
        self.tokens[name] = received["Set-Cookie"].split(";")[0].split("=", 1)[1]

    def undo(self, token, **more):
        return self.post(token, "/v1/undo", **more)

    def note_moment(self, name, token, entry, version):
        """Stores the instant at which a change of an entry was recorded."""
        self.moments[name] = self.do(token, "GET", f"/v1/history?entry={entry}")["events"][version]["recordedAt"]

    # The weeks

    def tell(self):
        self.first_morning()
        self.first_evening()
        self.first_of_march()
        self.summer_time()
        self.april()
        self.last_day()

    def first_morning(self):
        self.at("2026-02-16 06:40")
        for name, person in (("Ada", "ada"), ("Ben", "ben"), ("Carla", "carla"), ("Cleo", None), ("Dora", "dora"), ("Finn", None)):
            self.add(name, person)
        self.issue("admin", "admin-second", ["admin"])
        for person in ("ada", "ben", "carla", "cleo", "dora", "finn"):
            self.issue("admin", f"{person}-phone", ["log", "read"], person)
        self.issue("admin", "ada-reader", ["read"], "ada")
        self.issue("admin", "ada-logger", ["log"], "ada")
        self.issue("admin", "carla-coach", ["coach"], "carla")
        self.issue("admin", "carla-both", ["log", "read", "coach"], "carla")
        self.issue("ada-phone", "ada-laptop", ["log", "read"])
        self.issue("ada-phone", "ada-share", ["share"])
        self.issue("ada-phone", "ada-badge-hang", ["badge"], habit="hang")
        self.issue("ada-phone", "ada-forgotten", ["read"], lasts=1)
        self.issue("ben-phone", "ben-share", ["share"])
        self.issue("ben-phone", "ben-badge-swim", ["badge"], habit="swim")
        self.issue("ada-phone", "ada-lost", ["log", "read"])
        self.issue("ada-lost", "ada-lost-too", ["read"])
        self.revoke("ada-phone", "ada-lost")
        self.put("ada-phone", "/v1/coaches/carla")
        self.put("ben-phone", "/v1/coaches/carla")
        self.put("dora-phone", "/v1/coaches/carla")

        self.patch("ada-phone", "/v1/profile", {
            "name": "Ada 🦘", "timeZone": "Europe/Paris", "dayStartsAt": "04:00", "weekStartsOn": "monday", "backCondition": True}, key="ada-profile")
        self.patch("ben-phone", "/v1/profile", {"name": "Ben O’Hara", "timeZone": "America/New_York", "weekStartsOn": "sunday", "units": "imperial"})
        self.ada_begins()
        self.ben_begins()
        self.batch("dora-phone", [{"kind": "hang", "seconds": 20, "note": "Dora’s, who is erased", "id": entry_id("shared")}, {"kind": "pain", "area": "neck", "level": 4}])

    def ada_begins(self):
        ada = "ada-phone"
        self.put(ada, "/v1/habits/hang", {
            "kind": "hang", "name": "Hang 🐒", "startedOn": "2026-01-05", "forgive": 1, "order": -1, "tags": ["morning", "back ü"],
            "goal": {"direction": "atLeast", "amount": 120, "unit": "seconds", "per": "day"}}, key="ada-hang")
        self.put(ada, "/v1/habits/workout", {"startedOn": "2026-01-05"})
        self.post(ada, "/v1/plans/back-care", {"goals": {"walk": {"direction": "atLeast", "amount": 900, "unit": "seconds", "per": "day"}}}, key="ada-plan")
        self.put(ada, "/v1/habits/swim", {
            "kind": "custom", "name": "Swim", "startedOn": "2026-01-05", "goal": {"direction": "atLeast", "amount": 60, "unit": "minutes", "per": "week"}})
        self.put(ada, "/v1/habits/coffee", {
            "kind": "custom", "name": "Coffee", "goal": {"direction": "atMost", "amount": 2.5, "unit": "cups", "per": "day"}, "order": 5, "startedOn": "2026-02-01"})
        self.put(ada, "/v1/habits/guitar", {
            "kind": "custom", "name": "Guitar", "startedOn": "2026-02-02", "goal": {"direction": "atLeast", "amount": 20, "unit": "minutes", "per": "everyDays", "days": 3}})
        self.put(ada, "/v1/habits/pages", {
            "kind": "custom", "name": "Pages", "startedOn": "2026-01-01", "goal": {"direction": "atLeast", "amount": 300, "unit": "pages", "per": "month"}})
        self.put(ada, "/v1/habits/meditate", {
            "kind": "custom", "name": "Meditate", "startedOn": "2026-02-01", "tags": ["quiet"],
            "goal": {"direction": "atLeast", "amount": 10, "unit": "minutes", "per": "day", "on": ["monday", "wednesday", "friday"]}})
        self.put(ada, "/v1/habits/hang-evening", {"kind": "hang", "name": "Hang in the evening", "startedOn": "2026-02-10"})
        self.put(ada, "/v1/exercises/ring-row", {
            "description": "Row on rings", "primary": ["lats"], "secondary": ["trapezius"], "needs": "rings", "kind": "strength", "caution": "Slowly 🐌", "traumatic": False},
            key="ada-ring-row")

        self.post(ada, "/v1/hangs", {
            "id": entry_id("first-hang"), "seconds": 45, "grip": "overhand", "performedAt": "2026-02-16T07:15:00+01:00",
            "note": "First one 💪🏽: naïve, “quoted”, with a\nsecond line, a\ttab and a \\ in it"}, key="ada-first-hang", expect=201)
        self.post(ada, "/v1/hangs", {"seconds": 30, "grip": "mixed"}, key="ada-hang-now", expect=201)
        self.post(ada, "/v1/hangs", {"id": entry_id("shared"), "seconds": 33, "habit": "hang-evening", "day": "2026-02-15", "grip": "neutral"}, expect=201)
        self.post(ada, "/v1/walks", {
            "id": entry_id("first-walk"), "seconds": 900, "metres": 1200.5, "steps": 1500, "style": "walk", "day": "2026-02-16", "note": "in the rain ☔"}, key="ada-walk", expect=201)
        self.post(ada, "/v1/walks", {"seconds": 120, "style": "march", "performedAt": "2026-02-16T06:31:30.123456Z"}, expect=201)
        self.post(ada, "/v1/posture-checks", {
            "id": entry_id("first-check"), "posture": "slouched", "corrected": True, "position": "sitting", "performedAt": "2026-02-16T07:20:00+01:00"}, key="ada-check", expect=201)
        self.post(ada, "/v1/posture-checks", {"posture": "upright", "position": "standing"}, expect=201)
        self.post(ada, "/v1/workouts", {
            "id": entry_id("first-workout"), "performedAt": "2026-02-16T05:50:00Z", "warmUpSeconds": 300, "seconds": 2400, "rpe": 6.5, "note": "heavy",
            "sets": [
                {"exercise": "bent-over-dumbbell-row", "reps": 12, "kg": 5, "warmUp": True},
                {"exercise": "bent-over-dumbbell-row", "reps": 10, "kg": 12.5, "rpe": 7},
                {"exercise": "ring-row", "reps": 8, "seconds": 40, "rpe": 8.5},
                {"exercise": "no-such-exercise", "reps": 3, "kg": 0.25}]}, key="ada-workout", expect=201)
        self.post(ada, "/v1/stretches", {
            "id": entry_id("first-stretch"), "exercise": "heel-reach-bend", "seconds": 200, "reps": 20, "day": "2026-02-16", "note": "warm"}, key="ada-stretch", expect=201)
        self.post(ada, "/v1/stretches", {}, expect=201)
        self.post(ada, "/v1/activities", {"id": entry_id("first-swim"), "habit": "swim", "amount": 25.5, "day": "2026-02-15", "note": "breaststroke 🏊"}, key="ada-swim", expect=201)
        self.post(ada, "/v1/measurements", {
            "id": entry_id("first-weight"), "name": "weight", "value": 81.40, "unit": "kg", "at": "2026-02-16T07:00:00+01:00", "note": "before breakfast"}, key="ada-weight", expect=201)
        self.post(ada, "/v1/measurements", {"name": "Finger to floor", "value": -3.5, "unit": "cm", "day": "2026-02-14"}, expect=201)
        self.post(ada, "/v1/pain", {"id": entry_id("first-pain"), "area": "lower back", "level": 3, "day": "2026-02-16", "note": "after sitting 😣"}, key="ada-pain", expect=201)
        self.post(ada, "/v1/pain", {"area": "neck", "level": 0}, expect=201)
        # Repeats a request by its key and by its id, and sends different ones with the same key and the same id.
        self.post(ada, "/v1/hangs", {"seconds": 31}, key="ada-hang-now", expect=422)
        self.post(ada, "/v1/walks", {
            "id": entry_id("first-walk"), "seconds": 900, "metres": 1200.5, "steps": 1500, "style": "walk", "day": "2026-02-16", "note": "in the rain ☔"}, expect=200)
        self.post(ada, "/v1/walks", {"id": entry_id("first-walk"), "seconds": 901, "day": "2026-02-16"}, expect=422)

        self.batch(ada, [item for day in days("2026-01-05", "2026-02-15") for item in self.of_ada(day)], key="ada-winter")

    def of_ada(self, day):
        """Ada's changes on a day, by its number."""
        number, at = day.toordinal(), lambda time: f"{day}T{time}"
        summer = "+02:00" if str(day) >= "2026-03-29" else "+01:00"
        if number % 9 != 4:
            yield {"kind": "hang", "seconds": 60 + number % 7 * 15, "grip": ("overhand", "underhand", "neutral", "mixed")[number % 4], "performedAt": at(f"07:{number % 60:02}:00{summer}")}
            yield {"kind": "hang", "seconds": 70 + number % 5 * 4, "day": str(day)}
        if number % 3 == 0:
            yield {"kind": "workout", "day": str(day), "seconds": 1500 + number % 4 * 300, "rpe": 5 + number % 5, "sets": [
                {"exercise": "pull-up", "reps": 5 + number % 6}, {"exercise": "dumbbell-shrug", "reps": 12, "kg": 10 + number % 8 * 1.25, "rpe": 7.5},
                {"exercise": "weighted-forward-bend", "reps": 8, "kg": 20, "warmUp": number % 2 == 0}]}
        if number % 4 == 1:
            yield {"kind": "custom", "habit": "swim", "amount": 20 + number % 3 * 12.5, "day": str(day)}
        if number % 2 == 0 and str(day) >= "2026-02-01":
            yield {"kind": "custom", "habit": "coffee", "amount": 1 + number % 5 * 0.5, "day": str(day), **({"note": "strong ☕"} if number % 6 == 0 else {})}
        if number % 3 == 1 and str(day) >= "2026-02-02":
            yield {"kind": "custom", "habit": "guitar", "amount": 25, "day": str(day)}
        if number % 5 == 0:
            yield {"kind": "custom", "habit": "pages", "amount": 37, "day": str(day)}
        if day.weekday() in (0, 2) and str(day) >= "2026-02-01":
            yield {"kind": "custom", "habit": "meditate", "amount": 12, "performedAt": at(f"03:59:30{summer}")}
        if str(day) >= "2026-02-17":
            if number % 6:
                yield {"kind": "walk", "seconds": 700 + number % 8 * 60, "steps": 900 + number % 8 * 80, "style": "walk", "performedAt": at(f"18:05:00{summer}")}
            for check in range(4 + number % 4):
                yield {"kind": "posture-check", "posture": ("upright", "slouched", "leaning")[(number + check) % 3], "performedAt": at(f"{10 + check}:00:00{summer}")}
            for stretch in range(2 + number % 2):
                yield {"kind": "stretch", "exercise": ("cobra", "childs-pose", "seated-reach")[stretch], "seconds": 60 + stretch, "day": str(day)}
        if number % 8 == 0:
            yield {"kind": "measurement", "name": "weight", "value": (814 - number % 32) / 10, "unit": "kg", "day": str(day)}
            yield {"kind": "pain", "area": "lower back", "level": number % 24 // 8 + 1, "at": at(f"21:00:00{summer}")}

    def ben_begins(self):
        ben = "ben-phone"
        # Started by a log: the habit starts on the day of the earliest entry.
        self.post(ben, "/v1/hangs", {"id": entry_id("shared"), "seconds": 50, "note": "Ben’s 🐻"}, key="ada-first-hang", expect=201)
        self.post(ben, "/v1/hangs", {"id": entry_id("first-hang"), "seconds": 41, "day": "2026-02-10"}, expect=201)
        self.put(ben, "/v1/habits/walk", {"kind": "walk", "name": "Steps", "startedOn": "2026-02-01", "goal": {"direction": "atLeast", "amount": 4000, "unit": "steps", "per": "day"}})
        self.post(ben, "/v1/walks", {"id": entry_id("ben-walk"), "seconds": 3000, "steps": 4100, "metres": 2900, "performedAt": "2026-02-15T23:30:00-05:00"}, key="ben-walk", expect=201)
        self.post(ben, "/v1/posture-checks", {"posture": "leaning", "corrected": False, "position": "walking", "day": "2026-02-12"}, expect=201)
        self.post(ben, "/v1/workouts", {"sets": [{"exercise": "pull-up", "reps": 9, "rpe": 9}], "day": "2026-02-11"}, expect=201)
        self.post(ben, "/v1/stretches", {"exercise": "wall-chest-stretch", "reps": 5, "day": "2026-02-11"}, expect=201)
        self.put(ben, "/v1/habits/swim", {
            "kind": "custom", "name": "Swim a mile", "startedOn": "2026-01-15", "goal": {"direction": "atLeast", "amount": 1.609, "unit": "km", "per": "week"}})
        self.put(ben, "/v1/habits/sweets", {"kind": "custom", "name": "Sweets", "startedOn": "2026-02-01", "goal": {"direction": "atMost", "amount": 0, "unit": "pieces", "per": "day"}})
        self.batch(ben, [item for day in days("2026-02-11", "2026-02-15") for item in self.of_ben(day)])

    def of_ben(self, day):
        number = day.toordinal()
        offset = "-04:00" if str(day) >= "2026-03-08" else "-05:00"
        if number % 4:
            yield {"kind": "hang", "seconds": 100 + number % 3 * 50, "performedAt": f"{day}T22:30:00{offset}"}
        if number % 5:
            yield {"kind": "walk", "seconds": 2400, "steps": 3800 + number % 4 * 300, "metres": 2500.25, "day": str(day)}
        if number % 3 == 0:
            yield {"kind": "custom", "habit": "swim", "amount": 0.805, "day": str(day)}
        if number % 11 == 0:
            yield {"kind": "custom", "habit": "sweets", "amount": 2, "day": str(day), "note": "🍬"}
        if number % 7 == 0:
            yield {"kind": "workout", "day": str(day), "seconds": 3600, "rpe": 8, "sets": [{"exercise": "swimming", "seconds": 1800}]}
            yield {"kind": "measurement", "name": "weight", "value": 190.5, "unit": "lb", "day": str(day)}

    def first_evening(self):
        ada, ben = "ada-phone", "ben-phone"
        self.at("2026-02-16 21:30")
        self.sign_in("ada-laptop", "ada-signed-out")
        self.machine.ask("POST", "/sign-out", "", {"Cookie": f"habittrack={self.tokens['ada-signed-out']}"})
        hang = f"/v1/entries/{entry_id('first-hang')}"
        self.patch(ada, hang, {"seconds": 50, "note": None, "reason": "misread the watch ⌚"}, key="ada-correction")
        self.note_moment("corrected", ada, entry_id("first-hang"), 1)
        self.patch(ada, hang, {"performedAt": "2026-02-15T08:00:00+01:00", "grip": "underhand"})
        self.patch(ada, hang, {"day": "2026-02-14"}, headers={"If-Match": '"1"'}, expect=412)
        self.patch(ada, f"/v1/entries/{entry_id('first-workout')}", {"sets": [{"exercise": "pull-up", "reps": 4}], "rpe": None})
        self.do(ada, "DELETE", f"/v1/entries/{entry_id('first-walk')}?reason=it%20was%20a%20bus%20%F0%9F%9A%8C", key="ada-retraction")
        self.do(ada, "DELETE", f"/v1/entries/{entry_id('first-stretch')}")
        self.note_moment("retracted", ada, entry_id("first-stretch"), 1)
        self.post(ada, f"/v1/entries/{entry_id('first-stretch')}/restore?reason=it%20was%20right", key="ada-restore")
        self.do(ada, "DELETE", f"/v1/entries/{entry_id('first-pain')}?reason=gone")
        self.patch(ada, f"/v1/entries/{entry_id('first-weight')}", {"value": 81.15})
        self.do(ada, "DELETE", f"/v1/entries/{entry_id('first-weight')}")
        self.post(ada, f"/v1/entries/{entry_id('first-weight')}/restore")
        # Undoes a log, a correction, a retraction, a restore, a batch, a goal, a skip, a pause, details, a profile, an exercise, a habit.
        self.post(ada, "/v1/hangs", {"id": entry_id("undone"), "seconds": 77})
        self.undo(ada, key="ada-undo")
        self.patch(ada, f"/v1/entries/{entry_id('first-check')}", {"posture": "leaning"})
        self.undo(ada)
        self.do(ada, "DELETE", f"/v1/entries/{entry_id('first-check')}")
        self.undo(ada)
        self.do(ada, "DELETE", f"/v1/entries/{entry_id('first-swim')}")
        self.post(ada, f"/v1/entries/{entry_id('first-swim')}/restore")
        self.undo(ada)
        self.undo(ada)
        self.batch(ada, [{"kind": "hang", "seconds": 5}, {"kind": "walk", "seconds": 6}, {"kind": "pain", "area": "knee", "level": 1}])
        self.undo(ada)
        self.post(ada, "/v1/habits/hang/goal", {"direction": "atLeast", "amount": 9000, "unit": "seconds", "per": "day", "effectiveFrom": "2026-02-01"})
        self.undo(ada)
        self.post(ada, "/v1/habits/hang/skips", {"day": "2026-02-03", "reason": "a mistake"})
        self.undo(ada)
        self.post(ada, "/v1/habits/coffee/pause", {"from": "2026-02-10"})
        self.undo(ada)
        self.put(ada, "/v1/habits/coffee", {"name": "Tea", "forgive": 3})
        self.undo(ada)
        self.patch(ada, "/v1/profile", {"timeZone": "Asia/Tokyo"})
        self.undo(ada)
        self.put(ada, "/v1/exercises/ring-row", {"description": "Something else", "kind": "yoga"})
        self.undo(ada)
        self.put(ada, "/v1/exercises/one-arm-hang", {"description": "Hang on one arm", "primary": ["lats"], "kind": "strength", "traumatic": True})
        self.put(ada, "/v1/habits/mistake", {"kind": "custom", "name": "A mistake", "goal": {"direction": "atLeast", "amount": 1, "unit": "times", "per": "day"}})
        self.undo(ada)
        # A log before the start of a habit that was started by a log moves the start; the undo moves it back.
        self.post(ben, "/v1/hangs", {"seconds": 10, "day": "2026-01-20"})
        self.undo(ben)
        # Imports an export for another person.
        self.import_from("ada", "cleo")

    def import_from(self, source, target, added=True):
        export = self.do(f"{source}-phone", "GET", "/v1/exports").decode()
        answer = self.do(f"{target}-phone", "POST", "/v1/imports", export, content="application/x-ndjson")
        if (answer["added"] > 0) != added:
            raise SystemExit(f"Imported: {answer}")

    def first_of_march(self):
        ada, ben = "ada-phone", "ben-phone"
        self.at("2026-03-01 07:05")
        self.batch(ada, [item for day in days("2026-02-17", "2026-02-28") for item in self.of_ada(day)], key="ada-february")
        self.batch(ben, [item for day in days("2026-02-16", "2026-02-28") for item in self.of_ben(day)], key="ben-february")
        self.import_from("ada", "cleo")
        self.import_from("ada", "cleo", added=False)
        cleo = "cleo-phone"
        self.post(cleo, "/v1/hangs", {"seconds": 88, "note": "Cleo’s own"})
        self.patch(cleo, f"/v1/entries/{entry_id('first-hang')}", {"seconds": 51, "reason": "was Ada’s"})
        self.do(cleo, "DELETE", f"/v1/entries/{entry_id('first-check')}?reason=not%20mine")
        self.undo(cleo)
        self.patch(cleo, "/v1/profile", {"name": "Cleo", "timeZone": "Pacific/Auckland"})

        self.post(ada, "/v1/habits/hang/goal", {"direction": "atLeast", "amount": 150, "unit": "seconds", "per": "day", "effectiveFrom": "2026-02-09"}, key="ada-goal")
        self.post(ada, "/v1/habits/hang/goal", {"direction": "atLeast", "amount": 180, "unit": "seconds", "per": "day"})
        self.post(ada, "/v1/habits/hang/goal", {"direction": "atLeast", "amount": 3600, "unit": "seconds", "per": "day", "effectiveFrom": "2098-01-01"})
        self.post(ada, "/v1/habits/walk/goal", {"direction": "atLeast", "amount": 5000, "unit": "steps", "per": "week", "effectiveFrom": "2026-03-11"})
        self.post(ada, "/v1/habits/swim/goal", {"direction": "atLeast", "amount": 45, "unit": "minutes", "per": "week", "effectiveFrom": "2026-02-12"})
        for skip in ("2026-02-20", "2026-02-21", "2026-02-22", "2098-12-24"):
            self.post(ada, "/v1/habits/hang/skips", {"day": skip, "reason": "travelling ✈"}, key=f"ada-skip-{skip}")
        self.post(ada, "/v1/habits/hang/skips", {"day": "2026-02-23"})
        self.do(ada, "DELETE", "/v1/habits/hang/skips/2026-02-21", key="ada-unskip")
        self.post(ada, "/v1/habits/guitar/pause", {"from": "2026-02-18"}, key="ada-pause")
        self.post(ada, "/v1/habits/guitar/resume", {"on": "2026-02-27"}, key="ada-resume")
        self.post(ada, "/v1/habits/meditate/pause")
        self.put(ada, "/v1/habits/coffee", {"forgive": 2, "name": "Coffee, not tea", "tags": ["morning"], "order": 7})
        self.put(ada, "/v1/habits/juggle", {"kind": "custom", "name": "Juggle", "startedOn": "2026-02-01", "goal": {"direction": "atLeast", "amount": 1, "unit": "times", "per": "week"}})
        self.post(ada, "/v1/activities", {"habit": "juggle", "amount": 2, "day": "2026-02-05"})
        self.post(ada, "/v1/habits/juggle/archive", {"on": "2026-02-25"}, key="ada-archive")
        self.post(ada, "/v1/activities", {"habit": "juggle", "amount": 2, "day": "2026-02-26"}, expect=409)
        self.put(ada, "/v1/exercises/ring-row", {"description": "Row on rings, feet up", "primary": ["lats", "trapezius"], "kind": "strength"})
        self.patch(ada, "/v1/profile", {"acknowledgedAdvice": ["see-a-doctor"], "units": "imperial"})
        self.patch(ada, "/v1/profile", {"units": "metric", "dayStartsAt": "03:30"})

        self.put(ben, "/v1/habits/knit", {"kind": "custom", "name": "Knit", "goal": {"direction": "atLeast", "amount": 2, "unit": "rows", "per": "everyDays", "days": 4}, "startedOn": "2026-02-08"})
        self.post(ben, "/v1/activities", {"habit": "knit", "amount": 3, "day": "2026-02-09"})
        self.post(ben, "/v1/habits/knit/archive", {"on": "2026-02-14"})
        self.post(ben, "/v1/habits/knit/reopen", {"on": "2026-02-24"}, key="ben-reopen")
        self.patch(ben, f"/v1/entries/{entry_id('ben-walk')}", {"steps": None, "day": "2026-02-13"})
        self.put(ben, "/v1/exercises/ring-row", {"description": "Ben’s own rings", "secondary": ["lumbar"], "kind": "mobility"})
        self.do(ben, "DELETE", "/v1/coaches/carla")
        self.do(ada, "DELETE", "/v1/coaches/carla")
        self.put(ada, "/v1/coaches/carla")

    def summer_time(self):
        ada, ben = "ada-phone", "ben-phone"
        # Half an hour after the start of daylight saving time in Paris: for Ada it is still the previous day.
        self.at("2026-03-29 01:10")
        self.batch(ada, [item for day in days("2026-03-01", "2026-03-28") for item in self.of_ada(day) if item.get("habit") != "meditate"])
        self.batch(ben, [item for day in days("2026-03-01", "2026-03-27") for item in self.of_ben(day)])
        self.post(ada, "/v1/hangs", {"id": entry_id("lost-hour"), "seconds": 62, "performedAt": "2026-03-29T03:05:00+02:00", "note": "03:05, just after 01:59"})
        self.post(ada, "/v1/hangs", {"seconds": 61})
        self.post(ben, "/v1/hangs", {"seconds": 60, "performedAt": "2026-03-08T02:30:00-05:00", "note": "in the hour that New York lost"})
        self.patch(ben, "/v1/profile", {"timeZone": "Pacific/Kiritimati", "dayStartsAt": "12:00", "weekStartsOn": "saturday"}, key="ben-moves")
        self.post(ben, "/v1/habits/walk/goal", {"direction": "atLeast", "amount": 60000, "unit": "metres", "per": "month", "effectiveFrom": "2026-03-02"})
        self.post(ben, "/v1/habits/swim/pause", {"from": "2026-03-10"})
        self.post(ben, "/v1/habits/stretch/goal", {"direction": "atLeast", "amount": 5, "unit": "reps", "per": "day", "effectiveFrom": SETTLED})
        self.post(ben, "/v1/habits/knit/archive")
        self.undo(ben)
        self.post(ben, "/v1/habits/swim/resume", {"on": "2026-03-20"})
        self.undo(ben)
        self.put(ben, "/v1/habits/sweets", {"forgive": 1, "startedOn": "2026-01-31"})

    def april(self):
        ada, ben = "ada-phone", "ben-phone"
        self.at("2026-04-12 18:00")
        self.batch(ada, [item for day in days("2026-03-29", "2026-04-11") for item in self.of_ada(day) if item.get("habit") != "meditate"])
        self.batch(ben, [item for day in days("2026-03-28", "2026-04-11") for item in self.of_ben(day)])
        self.issue("ada-phone", "ada-expired", ["log", "read"], lasts=1)
        self.issue("ben-phone", "ben-revoked", ["log", "read"])
        self.post("ben-revoked", "/v1/posture-checks", {"posture": "upright"})
        self.revoke("ben-phone", "ben-revoked")
        self.post("ada-expired", "/v1/posture-checks", {"posture": "upright"})
        self.import_from("cleo", "finn")
        self.post("finn-phone", "/v1/walks", {"seconds": 61, "performedAt": "2026-04-12T17:59:00Z", "note": "Finn’s own"})
        self.do("admin", "DELETE", "/v1/people/dora")
        self.post("admin", "/v1/people", {"name": "Dora again", "id": "dora"}, expect=409)

        self.batch(ada, [{"kind": "hang", "seconds": 20, "id": entry_id("kept-batch")}, {"kind": "pain", "area": "shoulder", "level": 2}], key="ada-batch")
        self.post(ada, "/v1/entries/batch", [{"kind": "stretch", "day": "2026-04-12"}, {"kind": "custom", "habit": "swim", "amount": 1, "note": "cold 🥶"}], key="ada-array")
        self.do(ada, "DELETE", f"/v1/entries/{entry_id('kept-batch')}", key="ada-late-retraction")
        self.post(ada, "/v1/hangs", {"id": entry_id("kept-batch"), "seconds": 20, "day": "2026-04-12"}, expect=409)

        rebuild = self.post("admin", "/v1/admin/rebuilds")
        while rebuild["status"] == "running":
            time.sleep(0.1)
            rebuild = self.do("admin", "GET", f"/v1/admin/rebuilds/{rebuild['id']}")
        self.rebuild = rebuild["id"]
        verified = self.post("admin", "/v1/admin/verifications")
        if rebuild["status"] != "done" or verified["differences"]:
            raise SystemExit(f"{rebuild} {verified}")
        self.do("admin", "GET", "/v1/admin/audit")
        for path in (f"/badges/hang.svg?token={self.tokens['ada-badge-hang']}", f"/share/{self.tokens['ada-share']}"):
            if self.machine.ask("GET", path)[0] != 200:
                raise SystemExit(path)

    def last_day(self):
        self.at("2026-04-14 08:15")
        self.post("ada-phone", "/v1/hangs", {"id": entry_id("last-hang"), "seconds": 64, "performedAt": "2026-04-14T10:00:00+02:00", "note": "the last of all 🏁"}, key="ada-last", expect=201)
        self.post("ben-phone", "/v1/measurements", {"name": "waist", "value": 34.25, "unit": "in", "note": "by tape"}, key="ben-waist", expect=201)
        self.undo("ben-phone", key="ben-undo")
        self.sign_in("ada-laptop", "ada-session")
        self.post("admin", "/v1/admin/reports")
        self.post("admin", "/v1/admin/verifications")
        self.machine.stop()


# ---------------------------------------------------------------- Requests

class Questions:
    """The requests on the finished database. They change nothing, and the responses do not depend on the current day."""

    DAYS = ("2026-01-18", "2026-02-16", "2026-03-08", "2026-03-29", "2026-04-13")
    LAST = "2026-04-13"

    def __init__(self, story, machine):
        self.story, self.machine, self.answers = story, machine, []

    def ask(self, group, token, method, path, body=None, headers=(), left_out=(), cookie=None):
        headers = dict(headers)
        question = {
            "name": f"{len(self.answers) + 1:04} {token or 'nobody'}: {method} {path}{' ' + headers['Accept'] if 'Accept' in headers else ''}"
            f"{' ' + headers['Idempotency-Key'] if 'Idempotency-Key' in headers else ''}",
            "group": group, "method": method, "path": path, "token": token}
        if headers:
            question["requestHeaders"] = headers
        if body is not None:
            question["requestBody"] = body
        if left_out:
            question["leftOut"] = list(left_out)
        answer = answer_of(self.machine, question, self.story.tokens)
        self.answers.append({**question, **answer})
        return answer

    def get(self, group, token, path, **more):
        return self.ask(group, token, "GET", path, **more)

    def ask_all(self):
        for person in ("ada", "ben", "cleo", "finn"):
            self.views(f"{person}-phone", full=person in ("ada", "ben"))
            self.history(f"{person}-phone")
        self.others_view()
        self.what_if()
        self.access()
        self.repeats()
        self.refusals()
        self.administration()

    def habits_of(self, token):
        return [habit["habit"] for habit in self.story.do(token, "GET", "/v1/habits")["habits"]]

    def views(self, token, full):
        def look(path):
            self.get("views", token, path)

        last, habits = self.LAST, self.habits_of(token)
        for path in ("/v1/habits", "/v1/profile", "/v1/exercises", "/v1/coaches"):
            look(path)
        for day in self.DAYS if full else (last,):
            for path in ("/v1/streaks", "/v1/dashboard", "/v1/records", "/v1/muscles", "/v1/load", "/v1/summaries"):
                look(f"{path}?asOf={day}")
        look(f"/v1/muscles?weeks=12&asOf={last}")
        for period, on in (("day", "2026-02-16"), ("week", "2026-02-18"), ("week", "2026-03-29"), ("month", "2026-02-10"), ("quarter", "2026-03-31"), ("year", "2026-06-30")):
            look(f"/v1/summaries?period={period}&on={on}&asOf={last}")
        look(f"/v1/summaries?from=2026-02-10&to=2026-03-20&asOf={last}")
        look(f"/v1/summaries?period=month&on=2026-03-01&habit=hang&asOf={last}")
        for habit in habits:
            look(f"/v1/habits/{habit}")
            look(f"/v1/streaks/{habit}?asOf={last}")
            look(f"/v1/streaks/{habit}/explanation?from=2026-01-25&to={last}&asOf={last}")
            if full:
                look(f"/v1/calendar/{habit}?year=2026&asOf={last}")
                look(f"/v1/streaks/{habit}/explanation?asOf=2026-03-01")
        look(f"/v1/calendar/hang?year=2025&asOf={last}")
        instants = ["2026-02-16T12:00:00Z", "2026-03-10T12:00:00Z", *self.story.moments.values()] if full else ["2026-03-10T12:00:00Z"]
        for instant in instants:
            known = f"knownAt={urllib.parse.quote(instant)}"
            for path in ("/v1/streaks", "/v1/dashboard", "/v1/records", "/v1/summaries", "/v1/load", "/v1/muscles"):
                look(f"{path}?{known}")
            look(f"/v1/streaks/hang?asOf=2026-02-15&{known}")
            look(f"/v1/dashboard?asOf=2026-02-15&{known}")
            look(f"/v1/streaks/hang/explanation?{known}")
            if full:
                look(f"/v1/streaks/walk/explanation?from=2026-02-01&to=2026-02-28&asOf=2026-03-01&{known}")
        if full:
            look("/v1/calendar/hang?year=2026&knownAt=2026-03-10T12:00:00Z")
            look("/v1/replays/playback?from=2026-02-10&to=2026-02-24&speed=1000")
        for path in ("/v1/entries?limit=500", "/v1/entries?habit=hang&limit=20", "/v1/entries?from=2026-02-10&to=2026-02-16&limit=500",
                     "/v1/measurements?limit=500", "/v1/pain?limit=500", "/v1/measurements?from=2026-02-01&to=2026-02-20"):
            look(path)
        self.pages(token, "/v1/entries?from=2026-03-20&limit=40")
        self.pages(token, "/v1/pain?limit=3")
        for person, entry in sorted(self.story.entries):
            if token.startswith(person):
                look(f"/v1/entries/{entry}")
        for name in ("shared", "first-hang", "first-walk", "kept-batch"):
            look(f"/v1/entries/{entry_id(name)}")

    def pages(self, token, path):
        answer = self.get("views", token, path)
        while (cursor := json.loads(answer["body"])["next"]) is not None:
            answer = self.get("views", token, f"{path}&cursor={cursor}")

    def history(self, token):
        def look(path, **more):
            self.get("history", token, path, **more)

        look("/v1/history?limit=1000")
        if token == "ada-phone":
            look("/v1/history", headers={"Accept": "application/x-ndjson"})
        if token == "ben-phone":
            look("/v1/history", headers={"Accept": "text/csv"})
            look("/v1/exports?format=csv")
        look("/v1/history?limit=10")
        look("/v1/history?habit=profile&limit=1000")
        look("/v1/history?type=hang_logged&limit=30")
        look("/v1/history?from=2026-02-16&to=2026-03-01&limit=40")
        look("/v1/history?knownAt=2026-02-16T12:00:00Z&limit=1000")
        look(f"/v1/history?entry={entry_id('first-hang')}")
        look(f"/v1/history?entry={entry_id('shared')}")
        look("/v1/exports", left_out=["line 1"])

    def others_view(self):
        """Requests with restricted tokens, or tokens of other people."""
        for token, tail in (("ada-reader", ""), ("ada-laptop", ""), ("carla-coach", "&person=ada"), ("carla-both", "&person=ada")):
            for path in (f"/v1/streaks?asOf={self.LAST}", f"/v1/dashboard?asOf={self.LAST}", f"/v1/records?asOf={self.LAST}", "/v1/pain?limit=5", "/v1/entries?limit=5", "/v1/history?limit=5"):
                self.get("access", token, path + tail)
            self.get("access", token, f"/v1/habits/hang{tail.replace('&', '?')}")
            self.get("access", token, f"/v1/entries/{entry_id('first-hang')}{tail.replace('&', '?')}")
        for token in ("carla-coach", "carla-both"):
            self.get("access", token, "/v1/clients")
            for person in ("ben", "dora", "cleo", "nobody"):
                self.get("access", token, f"/v1/streaks?asOf={self.LAST}&person={person}")
        self.get("access", "carla-both", "/v1/habits")
        self.get("access", "carla-coach", "/v1/habits")
        self.get("access", "ada-share", "/v1/dashboard", left_out=["all"])
        self.get("access", "ada-share", f"/v1/dashboard?asOf={self.LAST}")
        self.get("access", None, "/share/{token:ada-share}", left_out=["all"])
        self.get("access", None, "/share/{token:ben-share}", left_out=["all"])
        self.get("access", None, "/badges/hang.svg?token={token:ada-badge-hang}")
        self.get("access", None, "/badges/swim.svg?token={token:ada-badge-hang}")
        self.get("access", None, "/badges/swim.svg?token={token:ben-badge-swim}")

    def what_if(self):
        def ask(token, body):
            self.ask("views", token, "POST", "/v1/replays", json.dumps(body), {"Content-Type": "application/json"})

        ask("ada-phone", {"from": "2026-02-10", "to": self.LAST, "rules": {"goals": {"hang": {"direction": "atLeast", "amount": 160, "unit": "seconds", "per": "day"}}, "forgive": {"swim": 1}}})
        ask("ada-phone", {"from": "2026-03-25", "to": self.LAST, "rules": {"timeZone": "America/Los_Angeles", "dayStartsAt": "00:00"}})
        ask("ben-phone", {"from": "2026-02-01", "to": "2026-03-01", "edits": {"without": [entry_id("shared")], "with": [{"kind": "hang", "seconds": 500, "day": "2026-02-14"}]}})

    def access(self):
        for token in ("ada-phone", "ben-phone", "cleo-phone"):
            self.get("people", token, "/v1/tokens?limit=500")
        self.get("people", "ada-phone", "/v1/tokens?limit=2")
        for token in ("admin", "admin-second"):
            self.get("people", token, "/v1/people?limit=500")
        self.get("people", "admin", "/v1/tokens?limit=500")
        self.get("people", "admin", "/v1/admin/audit?limit=1000")
        self.get("people", "admin", "/v1/admin/audit?limit=10&before=12")

    def repeats(self):
        """Repeats all requests with a key: they change nothing and get the same response, except for parts as of now."""
        for token, method, path, body, headers in self.story.repeats:
            # The response to a repeated undo contains the last undone change, of any request.
            now = ["undone"] if headers["Idempotency-Key"] == "ada-undo" else ["streak", "records", "advice"]
            answer = self.ask("repeats", token, method, path, body, headers, left_out=now)
            if answer.get("replayed") is None:
                raise SystemExit(f"Not repeated: {path} {answer}")
        # Another body with the same key; the key of another person; the same id with the same and with other content, and of a retracted entry.
        for token, path, key, body in (
            ("ada-phone", "/v1/hangs", "ada-hang-now", {"seconds": 31}),
            ("ada-phone", "/v1/walks", "ada-first-hang", {"seconds": 31}),
            ("ada-phone", "/v1/hangs", None, {"id": entry_id("last-hang"), "seconds": 64, "performedAt": "2026-04-14T10:00:00+02:00", "note": "the last of all 🏁"}),
            ("ben-phone", "/v1/hangs", None, {"id": entry_id("first-hang"), "seconds": 41, "day": "2026-02-10"}),
            ("ada-phone", "/v1/hangs", None, {"id": entry_id("first-hang"), "seconds": 99, "day": "2026-02-14"}),
            ("ada-phone", "/v1/hangs", None, {"id": entry_id("kept-batch"), "seconds": 20, "day": "2026-04-12"}),
            ("ada-phone", "/v1/walks", None, {"id": entry_id("first-walk"), "seconds": 900, "metres": 1200.5, "steps": 1500, "style": "walk", "day": "2026-02-16", "note": "in the rain ☔"}),
        ):
            headers = {"Content-Type": "application/json", **({"Idempotency-Key": key} if key else {})}
            self.ask("repeats", token, "POST", path, json.dumps(body, ensure_ascii=False), headers, left_out=["streak", "records", "advice"])

    def refusals(self):
        json_body = {"Content-Type": "application/json"}
        for token in (None, "ada-lost", "ada-lost-too", "ada-forgotten", "ada-expired", "ben-revoked", "dora-phone", "ada-signed-out", "ada-session", "nonsense"):
            self.get("refusals", token, "/v1/habits")
        for name in ("ada-signed-out", "ada-session"):
            self.get("refusals", None, "/v1/habits", headers={"Cookie": f"habittrack={{token:{name}}}"})
        for token, path in (
            ("ada-logger", "/v1/habits"), ("ada-share", "/v1/habits"), ("ada-badge-hang", "/v1/habits"), ("ada-badge-hang", "/v1/dashboard"), ("admin", "/v1/habits"),
            ("ada-phone", "/v1/people"), ("ada-phone", "/v1/admin/audit"), ("ada-phone", "/v1/clients"), ("ada-reader", "/v1/tokens"),
            ("ada-phone", f"/v1/entries/{entry_id('ben-walk')}"), ("ben-phone", f"/v1/entries/{entry_id('last-hang')}"), ("ben-phone", "/v1/habits/guitar"), ("ada-phone", "/v1/habits/mistake"),
            ("ben-phone", f"/v1/streaks?asOf={self.LAST}&person=ada")):
            self.get("refusals", token, path)
        self.ask("refusals", "ada-reader", "POST", "/v1/hangs", '{"seconds": 3}', json_body)
        self.ask("refusals", "ada-phone", "PUT", "/v1/habits/hang", '{"forgive": 9}', {**json_body, "If-Match": '"1"'})
        self.ask("refusals", "admin", "POST", "/v1/people", '{"name": "Dora", "id": "dora"}', json_body)
        self.ask("refusals", "admin", "POST", "/v1/people", '{"name": "Ada", "id": "ada"}', json_body)
        for token, path in (("ada-phone", "/v1/habits/hang"), ("ada-phone", "/v1/profile"), ("ben-phone", f"/v1/entries/{entry_id('first-hang')}")):
            tag = self.get("views", token, path)["etag"]
            self.get("views", token, path, headers={"If-None-Match": tag})

    def administration(self):
        self.get("administration", "admin", f"/v1/admin/rebuilds/{self.story.rebuild}")
        self.ask("administration", "admin", "POST", "/v1/admin/verifications", "{}", {"Content-Type": "application/json"})


def answer_of(machine, question, tokens):
    """The program's response without the parts that are left out."""
    def told(text):
        for name, secret in tokens.items():
            text = text.replace(f"{{token:{name}}}", secret)
        return text

    headers = {name: told(value) for name, value in question.get("requestHeaders", {}).items()}
    if question["token"] is not None:
        headers["Authorization"] = f"Bearer {tokens[question['token']]}"
    body = question.get("requestBody")
    status, received, content = machine.ask(question["method"], told(question["path"]), body.encode() if body is not None else None, headers)
    answer = {"status": status, "contentType": received["Content-Type"]}
    if (tag := received["ETag"]) and tag.strip('"').isdigit():
        answer["etag"] = tag
    if received["Location"]:
        answer["location"] = received["Location"]
    if received["Idempotency-Replayed"]:
        answer["replayed"] = received["Idempotency-Replayed"]
    return {**answer, "body": without(content.decode(), question.get("leftOut", []))}


def without(body, left_out):
    """Leaves out everything, the first line, or members of a JSON object. The rest is unchanged."""
    if left_out == ["all"]:
        return None
    if left_out == ["line 1"]:
        return body.split("\n", 1)[1]
    if not left_out or not body.startswith("{"):
        return body
    kept, at = [], 1
    while body[at] != "}":
        name, middle = json.decoder.scanstring(body, at + 1)
        _, end = json.JSONDecoder().raw_decode(body, middle + 1)
        if name not in left_out:
            kept.append(body[at:end])
        at = end + (body[end] == ",")
    return "{" + ",".join(kept) + "}"


# ---------------------------------------------------------------- Files

def is_json(answer):
    return answer["body"] is not None and (answer["contentType"] or "").split(";")[0] in ("application/json", "application/problem+json")


def write_answers(story, answers):
    """Writes one response per line: JSON bodies exactly as received, others as text."""
    lines = []
    for answer in answers:
        head = json.dumps({name: value for name, value in answer.items() if name != "body"}, ensure_ascii=False)
        lines.append(head[:-1] + ', "body": ' + (answer["body"] if is_json(answer) else json.dumps(answer["body"], ensure_ascii=False)) + "}")
    facts = {"tokens": story.tokens, "tokenIds": story.token_ids, "people": story.people, "moments": story.moments, "lastChange": "2026-04-14", "settled": SETTLED}
    text = json.dumps(facts, ensure_ascii=False, indent=1)[:-2] + ',\n "answers": [\n' + ",\n".join(lines) + "\n]}\n"
    json.loads(text)
    ANSWERS.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def read_answers():
    """Reads the tokens and the responses with their original bodies."""
    text = gzip.decompress(ANSWERS.read_bytes()).decode()
    whole, answers = json.loads(text), []
    for line in text.split('"answers": [\n', 1)[1].rsplit("\n]}", 1)[0].split("\n"):
        line = line.removesuffix(",")
        answer, raw = json.loads(line), line.split(', "body": ', 1)[1][:-1]
        answers.append({**answer, "body": raw if is_json(answer) else answer["body"]})
    return whole["tokens"], answers


def write_dump(machine):
    machine.start_postgres(None)
    text = machine.run("pg_dump", "-h", machine.data, "-U", NAME, "--no-owner", "--no-privileges", NAME).decode()
    machine.stop()
    # Two keywords that later releases of pg_dump write are unknown to earlier ones.
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith(("\\restrict ", "\\unrestrict "))]
    DUMP.write_bytes(gzip.compress("".join(lines).encode(), 9, mtime=0))


def make(program):
    with contextlib.closing(Machine(program)) as machine:
        story = Story(machine)
        story.tell()
        write_dump(machine)
    story.tokens["nonsense"] = "ht_" + "nonsense".ljust(43, "x")
    with contextlib.closing(Machine(program)) as machine:
        machine.start_postgres(None)
        machine.restore(DUMP)
        machine.start_program(None)
        story.machine = machine
        questions = Questions(story, machine)
        questions.ask_all()
        write_answers(story, questions.answers)
    for file in (DUMP, ANSWERS):
        print(f"{file.name}: {file.stat().st_size} bytes, SHA-256 {hashlib.sha256(file.read_bytes()).hexdigest()}")
    print(f"{len(questions.answers)} answers")


def check(program, clock):
    tokens, answers = read_answers()
    with contextlib.closing(Machine(program)) as machine:
        machine.start_postgres(clock)
        machine.restore(DUMP)
        machine.start_program(clock)
        different = 0
        for known in answers:
            now = answer_of(machine, known, tokens)
            before = {name: known[name] for name in ("status", "contentType", "etag", "location", "replayed", "body") if name in known}
            if now != before:
                different += 1
                print(f"{known['name']}\n  was {json.dumps(before, ensure_ascii=False)[:600]}\n  is  {json.dumps(now, ensure_ascii=False)[:600]}")
    print(f"{len(answers) - different} of {len(answers)} answers are the same.")
    raise SystemExit(1 if different else 0)


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("what", choices=["make", "check"])
    words.add_argument("program", help="the folder of HabitTrack.Web.dll")
    words.add_argument("--clock", help="such as '2026-12-31 12:00', in UTC")
    given = words.parse_args()
    if given.what == "make":
        make(given.program)
    else:
        check(given.program, offset(given.clock) if given.clock else None)


if __name__ == "__main__":
    main()
