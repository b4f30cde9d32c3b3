#!/usr/bin/env python3
"""Sets a desk up as a newcomer would, by the keyboard alone: the real program on a real window, from the first start of an
account that holds nothing to the first correction.

Usage: xvfb-run -a dbus-run-session --config-file=bare_bus.conf -- \\
           setup_by_keys.py PROGRAM LANGUAGE WORLD TRANSLATIONS.ts [GATEWAY.mjs]

WORLD is "keychain" or "passphrase": a live desk whose vault is kept by the system's keychain or under a pass-phrase, with keys
made for this run, against the gateway of this folder; or "practice". The language is the account's own, not an argument. Keys go
through the display server and a window manager to whatever has the focus; AT-SPI is only read. Ends with 0 only if all was seen;
else it prints what was shown instead. Needs xdotool, openbox, openssl, Node.js and what tests/ui/accessibility_walk.py needs.
"""
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from datetime import datetime, timedelta, timezone

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ui"))
from screen import (  # noqa: E402
    Atspi, CONTAINERS, GLib, NotSeen, PATIENCE, Words, application_of, has, has_its_own_answer, name_of, print_what_is_shown, role_of,
    saw, shown, text_of, transaction_in, wait, walk,
)

MCHID = "1900000109"
SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1"
APPID = "wx8888888888888888"
OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"
A_CERTIFICATE = "This is a certificate. The private key is apiclient_key.pem, from the same download."
VAULT_PASSPHRASE = "correct horse 17"
MOST_TABS = 40
# Slower than a hand scanner, whose keys come less than 20 ms apart.
TYPING_MS = "35"


def run(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, text=True, **more).stdout.strip()


# ---- what is around the program: an empty account, a keychain or none, WeChat Pay ----


def account(folder, language):
    """The environment of somebody who has never seen the program."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "XDG_", "LANGUAGE")) and "proxy" not in k.lower()}
    places = {"HOME": "home", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_CACHE_HOME": "cache",
              "XDG_RUNTIME_DIR": "run"}
    for place in places.values():
        os.makedirs(os.path.join(folder, place), mode=0o700)
    kept.update({name: os.path.join(folder, place) for name, place in places.items()})
    kept.update(LANG={"zh_CN": "zh_CN.UTF-8", "en": "en_US.UTF-8"}[language], TZ="Asia/Shanghai",
                QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
    return kept


def start_accessibility():
    """This bus starts nothing by itself (bare_bus.conf). It ends with the bus."""
    subprocess.Popen(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"], stderr=subprocess.DEVNULL)
    run("gdbus", "wait", "--session", "--timeout", str(PATIENCE), "org.a11y.Bus")


def start_keychain(env):
    """Empty and unlocked. It ends with the session's bus."""
    subprocess.run(["gnome-keyring-daemon", "--unlock", "--components=secrets"], input="\n", text=True, check=True, env=env,
                   stdout=subprocess.DEVNULL)


class Gateway:
    """WeChat Pay, of another make, and what a merchant is handed by it."""

    def __init__(self, script, folder):
        self.folder = folder
        self.handed = os.path.join(folder, "handed")
        os.mkdir(self.handed)
        self.key = os.path.join(self.handed, "apiclient_key.pem")
        self.certificate = os.path.join(self.handed, "apiclient_cert.pem")
        run("openssl", "genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", self.key)
        run("openssl", "req", "-x509", "-new", "-key", self.key, "-out", self.certificate, "-days", "1800", "-subj",
            f"/CN={MCHID}/O=WeChatPay test", "-set_serial", f"0x{SERIAL}")
        run("openssl", "pkey", "-in", self.key, "-pubout", "-out", os.path.join(folder, "merchant_pub.pem"))
        self.process = subprocess.Popen(["node", script, "--dir", folder, "--mchid", MCHID, "--serial", SERIAL],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.said = json.loads(self.process.stdout.readline())
        self.public_key = os.path.join(folder, "platform_pub.pem")
        self.ca = os.path.join(folder, "tls_ca.pem")
        with open(os.path.join(folder, "apiv3.key"), encoding="ascii") as file:
            self.apiv3_key = file.read().strip()

    def stats(self):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.said['http']}/control/stats") as answer:
            return json.load(answer)

    def end(self):
        self.process.stdin.close()
        self.process.wait(20)


def start_window_manager():
    manager = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)
    wait("the window manager",
         lambda: subprocess.run(["xdotool", "get_desktop"], capture_output=True, check=False).returncode == 0)
    return manager


# ---- keys, and where they go ----


def holds_focus(node):
    """Qt says so as well of a list's current line where the list itself can't have the focus (the wizard's list of pages), and of
    a page that hands its focus on to a field."""
    return has(node, Atspi.StateType.FOCUSED) and role_of(node) not in CONTAINERS | {"list item"}


class Keyboard:
    def __init__(self, command, env, words):
        self.say = words
        self.focus = None
        listener = Atspi.EventListener.new(self.on_focus)
        listener.register("object:state-changed:focused")
        self.listener = listener
        self.process = subprocess.Popen(command, env=env)
        self.root = wait("the program", lambda: application_of(self.process), 60)

    def on_focus(self, event):
        if event.detail1 and holds_focus(event.source):
            self.focus = event.source

    def look(self, name, role=None, part=False):
        return next((n for n in walk(self.root, True)
                     if (name_of(n) == name or (part and name in name_of(n))) and shown(n, role)), None)

    def see(self, name, role=None, part=False):
        return wait(f"{role or 'anything'} “{name}”", lambda: self.look(name, role, part))

    def focused(self):
        """What has the focus, in the window that the window manager has given it."""
        if self.focus is None or not holds_focus(self.focus):
            self.focus = next((n for n in walk(self.root) if holds_focus(n)), None)
        return self.focus

    def focus_is(self, name):
        return wait(f"the focus on “{name}”",
                    lambda: self.focused() is not None and name in name_of(self.focused()) and self.focused())

    def key(self, *names):
        subprocess.run(["xdotool", "key", *names], check=True)

    def press(self, name, what, sees):
        """One key, and what it does. Never a second one: nobody presses twice."""
        self.key(name)
        return wait(f"what {name} does: {what}", sees)

    def press_again(self, name, what, sees):
        """The same key until it is taken; what it does is counted at WeChat Pay."""
        for _ in range(10):
            try:
                self.key(name)
                return wait(f"what {name} does: {what}", sees, 1)
            except NotSeen as missing:
                late = missing
        raise late

    def tab_to(self, name):
        """Tab until the focus is there. Each one has to move it."""
        for _ in range(MOST_TABS):
            node = wait("anything with the focus", self.focused)
            if name in name_of(node):
                return node
            self.press("Tab", f"the focus leaves “{name_of(node)}”",
                       lambda node=node: self.focused() not in (None, node))
        raise NotSeen(f"“{name}” by Tab")

    def type(self, name, text, secret=False):
        """Into the field of that name, over what stands in it."""
        field = self.tab_to(name)
        if role_of(field) == "combo box":  # a choice that can be typed into has the line inside
            field = next(n for n in walk(field) if role_of(n) == "text")
        self.key("ctrl+a")
        subprocess.run(["xdotool", "type", "--delay", TYPING_MS, "--", text], check=True)
        if secret:
            wait(f"{len(text)} characters in “{name}”", lambda: Atspi.Text.get_character_count(field) == len(text))
            if text_of(field) == text:
                raise NotSeen(f"“{name}” as a field of a secret: AT-SPI reads it out")
        else:
            wait(f"“{text}” in “{name}”", lambda: text_of(field) == text)

    def choose_file(self, button, path, found):
        """By the dialog of files, whose line for the name has the focus."""
        before = name_of(self.window_of(self.tab_to(button)))
        self.press("space", "a choice of files", lambda: role_of(self.focused()) == "text"
                   and name_of(self.window_of(self.focused())) != before)
        subprocess.run(["xdotool", "type", "--delay", TYPING_MS, "--", path], check=True)
        wait(f"“{path}” typed", lambda: text_of(self.focused()) == path)
        self.press("Return", found, lambda: self.look(found, part=True))
        self.focus_is(button)

    @staticmethod
    def window_of(node):
        while node is not None and role_of(node) not in ("dialog", "frame", "application"):
            node = node.get_parent()
        return node

    def end(self):
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(20)


# ---- the way of a newcomer ----


def first_page(desk):
    desk.see(desk.say("Points Desk: set up the desk"))
    desk.focus_is(desk.say("&Live: set up the merchant"))
    saw("the first start: set up the desk")


def next_page(desk, title):
    desk.press("Return", title, lambda: desk.look(title, "label"))
    saw(f"page: {title}")


def set_up_live(desk, gateway, passphrase):
    say = desk.say
    first_page(desk)
    next_page(desk, say("The merchant"))
    desk.focus_is(say("Who signs?"))
    desk.type(say("Name of the mall"), "Wanxianghui")
    # A number that is wrong is said beside its field, and the page stays.
    desk.type(say("Merchant number (mchid)"), "19000A")
    desk.key("Return")
    desk.focus_is(say("Merchant number (mchid)"))
    desk.type(say("Merchant number (mchid)"), MCHID)
    desk.type(say("Mini-programs (appid)"), APPID)
    next_page(desk, say("Keys and certificates"))

    key_row = say("Private key: apiclient_key.pem or apiclient_cert.p12")
    desk.focus_is(key_row)
    desk.choose_file(key_row, gateway.certificate, say(A_CERTIFICATE))
    saw("a certificate in the key's place is said")
    desk.choose_file(key_row, gateway.key, say("Private key, RSA %1", "2048"))
    desk.choose_file(say("Merchant's certificate: apiclient_cert.pem"), gateway.certificate, SERIAL)
    desk.type(say("APIv3 key"), gateway.apiv3_key, secret=True)
    desk.type(say("Id of WeChat Pay's public key"), gateway.said["publicKeyId"])
    desk.see(say("✓ It is there: 32 characters."))
    desk.choose_file(say("WeChat Pay's public key: pub_key.pem"), gateway.public_key, say("Public key, RSA %1", "2048"))
    if passphrase:
        desk.type(say("Pass-phrase of the vault: this computer has no keychain"), passphrase, secret=True)
        desk.type(say("The same again"), passphrase, secret=True)
    next_page(desk, say("The way to WeChat Pay"))

    desk.focus_is(say("Address"))
    desk.press("End", say("Another one"), lambda: desk.look(say("Address of WeChat Pay"), "text"))
    desk.type(say("Address of WeChat Pay"), f"https://127.0.0.1:{gateway.said['https']}")
    desk.type(say("Extra CA certificates"), gateway.ca)
    next_page(desk, say("This desk"))

    desk.type(say("Operator"), "Wang Fang")
    next_page(desk, say("Does it work?"))
    # An address of this machine is what a captive portal would answer with: said, and no fault.
    desk.see(say("It works, and there is something to look at."))
    desk.see("127.0.0.1", part=True)
    saw("the connection check: it works")
    desk.focus_is(say("&Save"))
    next_page(desk, say("The desk is set up"))
    desk.see(gateway.key, part=True)  # to be deleted, now that the vault has it
    desk.focus_is(say("&Open the desk"))
    desk.press("Return", "the desk opens, live", lambda: desk.look(say("LIVE")) and desk.look(say("Scan or search"), "text"))
    saw("the desk opens")
    if passphrase:
        desk.tab_to(say("Unlock"))
        desk.key("space")
        desk.type(say("Pass-phrase of the vault"), passphrase, secret=True)
        desk.press("Return", "the vault is open",
                   lambda: desk.look(say("Pass-phrase of the vault"), "text") is None)
        saw("the vault is unlocked")


def choose_by_hand(desk, transaction):
    """The desk does not know it yet: it is typed, with its member."""
    say = desk.say
    desk.press("F2", "the scan box", lambda: say("Scan or search") in name_of(desk.focused()))
    desk.type(say("Scan or search"), transaction)
    desk.press("Return", "unknown", lambda: desk.look(say("This desk does not know %1", grouped(transaction)), part=True))
    desk.tab_to(say("Enter by hand"))
    desk.key("space")
    desk.type(say("Member (openid)"), OPENID)


def grouped(number):
    return " ".join(number[i:i + 4] for i in range(0, len(number), 4))


def correct(desk):
    say = desk.say
    desk.type(say("Points added"), "120")
    desk.type(say("Reason (stays at this desk)"), "Receipt was not scanned")
    confirm = say("Send    Ctrl+Enter")
    desk.press("ctrl+Return", "the review", lambda: desk.look(confirm, "push button"))
    desk.focus_is(say("Back to the form    Esc"))
    # Enter alone goes back; it never sends.
    desk.press("Return", "back to the form", lambda: desk.look(confirm, "push button") is None)
    desk.see(say("No corrections yet"), part=True)
    desk.press("ctrl+Return", "the review", lambda: desk.look(confirm, "push button"))
    desk.focus_is(say("Back to the form    Esc"))
    # Nobody can have read it yet: the review does not take the key at once.
    desk.press_again("ctrl+Return", "it is sent", lambda: desk.look(confirm, "push button") is None)
    outcome = f"{say('Outcome')}: {say('Accepted by WeChat')}"
    desk.see(outcome, "table cell", part=True)
    saw("a correction, accepted, in the history")


def leave(desk):
    desk.key("ctrl+q")
    wait("the end of the program", lambda: desk.process.poll() is not None)
    if desk.process.returncode != 0:
        raise NotSeen(f"an end without a fault ({desk.process.returncode})")


def main(program, language, world, translations, script=None):
    with tempfile.TemporaryDirectory() as folder:
        env = account(folder, language)
        start_accessibility()
        if world == "keychain":
            start_keychain(env)
        gateway = None
        if world != "practice":
            os.mkdir(os.path.join(folder, "wechatpay"))
            gateway = Gateway(script, os.path.join(folder, "wechatpay"))
        manager = start_window_manager()
        desk = Keyboard([program], env, Words(language, translations))
        try:
            if gateway is None:
                practise(desk)
            else:
                set_up_live(desk, gateway, VAULT_PASSPHRASE if world == "passphrase" else None)
                today = datetime.now(timezone(timedelta(hours=8))).strftime("%Y%m%d")
                transaction = f"4200000000{today}1000000017"
                choose_by_hand(desk, transaction)
                correct(desk)
                told = gateway.stats()
                if told["taken"] != [transaction] or told["refused"]:
                    raise NotSeen(f"one report, taken ({told})")
                saw("WeChat Pay has taken that one report, and has refused nothing")
            leave(desk)
        except (NotSeen, GLib.Error):
            print_what_is_shown(desk)
            print("focus:", name_of(desk.focus) if desk.focus else None, file=sys.stderr)
            raise
        finally:
            desk.end()
            manager.terminate()
            manager.wait(20)
            if gateway:
                gateway.end()


def choose_by_arrows(desk):
    """The newest transaction that the practice world answers like any other."""
    say = desk.say
    seen = set()
    for row in range(10):
        desk.press("F2", "the scan box", lambda: say("Scan or search") in name_of(desk.focused()))
        desk.key("Down")
        wait("a row with the focus", lambda: role_of(desk.focused()) in ("table", "table cell"))
        if row:
            desk.key(*["Down"] * row)
        desk.press("Return", "its form", lambda: desk.look(say("Points added"), "text"))
        transaction = wait("another transaction on the card",
                           lambda: next((t for t in map(transaction_in, walk(desk.root)) if t and t not in seen), None))
        if not has_its_own_answer(transaction):
            return
        seen.add(transaction)
    raise NotSeen("a transaction without an answer of its own")


def practise(desk):
    """Who only wants to look around."""
    say = desk.say
    first_page(desk)
    desk.key("Down")
    desk.focus_is(say("P&ractice: look around first"))
    desk.press("Return", "the practice desk", lambda: desk.look(say("PRACTICE")) and desk.look(say("Transactions"), "table"))
    saw("the practice desk opens")
    choose_by_arrows(desk)
    desk.key("F3")
    correct(desk)


if __name__ == "__main__":
    began = time.monotonic()
    try:
        main(*sys.argv[1:])
    except NotSeen as missing:
        sys.exit(f"not seen: {missing}")
    print(f"{time.monotonic() - began:.0f} s")
