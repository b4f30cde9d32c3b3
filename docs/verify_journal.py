#!/usr/bin/env python3
"""Checks an export of Points Desk's journal (JSON Lines) with nothing of Points Desk: docs/journal.md, "Export".
usage: verify_journal.py EXPORT.jsonl [CERTIFICATE-OR-PUBLIC-KEY.pem ...]   (of the merchant: they check the seals)
ends with 0: all good; 1: broken, and where; 2: the chain is good, but the key of a seal was not given."""
import base64, functools, hashlib, json, re, subprocess, sys, tempfile

run = functools.partial(subprocess.run, capture_output=True)

def file_of(data):
    file = tempfile.NamedTemporaryFile(buffering=0)
    return file.write(data) and file

def read_key(path):
    """The name that seals give the key (the SHA-256 of its DER), and the key as PEM."""
    how = ("x509", "-noout", "-pubkey") if b"BEGIN CERTIFICATE" in open(path, "rb").read() else ("pkey", "-pubin")
    pem = run(["openssl", *how, "-in", path]).stdout
    return hashlib.sha256(base64.b64decode(b"".join(re.findall(rb"^[^-].*", pem, re.M)))).hexdigest(), file_of(pem)

def need(condition, otherwise):
    if not condition:
        raise ValueError(otherwise)

def seal_holds(seal, key):
    text = "points-desk seal 1\n{sealed}\n{prev_hash}\n{at}\n{mchid}\n{serial}\n{key}".format(**seal).encode()
    with file_of(base64.b64decode(seal["signature"])) as signature:
        checked = run(["openssl", "dgst", "-sha256", "-verify", key.name, "-signature", signature.name], input=text)
    return checked.returncode == 0

def check(lines, keys):
    digest, last, before, scope, ended, sealed, no_key = hashlib.sha256(), 0, "0" * 64, None, False, 0, set()
    for number, raw in enumerate(lines, 1):
        line = json.loads(raw)
        need(not ended and (number == 1) == (line["line"] == "journal") and raw[-1:] == b"\n", "a line that is out of place")
        if line["line"] == "journal":
            scope = need(line["format"] == "points-desk journal 1", "another format") or line["scope"]
        elif line["line"] == "gap":
            need(scope == "part" and line["from"] == last + 1 <= line["to"], f"events after {last} are missing")
            last, before = line["to"], None
        elif line["line"] == "event":
            payload = line["payload"].encode() if "payload" in line else base64.b64decode(line["payload_base64"])
            text = "points-desk event 1\n{prev_hash}\n{seq}\n{entry_id}\n{kind}\n{at}\n".format(**line).encode()
            need(line["seq"] == last + 1 and before in (None, line["prev_hash"]), f"event {last + 1} is not the next one")
            need(hashlib.sha256(text + payload).hexdigest() == line["hash"], f"event {last + 1} was changed")
            if line["kind"] == "seal":
                seal, sealed = {**json.loads(payload), **line, "sealed": last}, last
                key = keys.get(seal["key"]) or no_key.add(seal["serial"])
                need(key is None or seal_holds(seal, key), f"event {last + 1}, a seal, is forged")
            last, before = line["seq"], line["hash"]
        else:
            ended = [line["line"], line["seq"], line["hash"], line["sha256"]] == ["end", last, before, digest.hexdigest()]
            need(ended, "the end does not fit the lines before it")
        digest.update(raw)
    need(ended, "the end is missing")
    print(f"{scope} journal: good to event {last}, sealed to {sealed}", *no_key and ["; no key for seals of", *no_key])
    return 2 if no_key else 0

try:
    sys.exit(check(open(sys.argv[1], "rb"), dict(map(read_key, sys.argv[2:]))))
except (ValueError, KeyError, TypeError) as error:
    sys.exit(print("BROKEN:", error) or 1)
