#!/usr/bin/env python3
"""Uses the real program as a screen reader's user would: by names alone, through AT-SPI.

Usage: xvfb-run -a dbus-run-session -- accessibility_walk.py PROGRAM LANGUAGE TRANSLATIONS.ts

Every widget that can have the focus must have a name. Then: choose a transaction, fill the form, review it, go back (nothing is
sent), send it, read its outcome in the history and in its details; the keys; each answer of the practice menu and the words for
it; settle an unknown one by sending the same again; record and book one that WeChat Pay has already; report all that wait as one
batch. Ends with 0 only if all of it was seen; else it prints what was shown instead. Its words are the program's English ones; the
file of translations has the others. Needs the packages gir1.2-atspi-2.0, python3-gi, xvfb and dbus.
"""
import os
import re
import subprocess
import sys
import tempfile

from screen import (
    Atspi, CONTAINERS, NotSeen, PATIENCE, Words, application_of, every, focus_top_window, has, has_its_own_answer, key, name_of,
    print_what_is_shown, role_of, saw, shown, text_of, transaction_in, wait, walk,
)

BATCH_PATIENCE = 120  # seconds for some hundred rows, ten a second
# Columns of the list.
SHOP, STATE = 1, 5


class Program:
    def __init__(self, path, language, words, folder):
        self.say = words
        self.process = subprocess.Popen([path, "--practice", "--practice-folder", folder, "--lang", language],
                                        env=dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", TZ="Asia/Shanghai"))
        self.found = {}
        self.answers = {}
        self.card = None  # the label with the transaction's id
        self.ids = {}  # of the rows that were chosen
        self.next_row = 0
        self.first = None  # the row of the first correction
        self.root = wait("the program", lambda: application_of(self.process), 60)

    def end(self):
        self.process.terminate()
        self.process.wait(20)

    def look(self, name, role=None, part=False):
        def fits(node):
            said = name_of(node)
            if isinstance(name, re.Pattern):
                return name.search(said) and shown(node, role)
            return (said == name or (part and name in said)) and shown(node, role)

        # Where it was last time; to walk through everything costs some hundred calls.
        last = self.found.get((name, role, part))
        if last is not None and fits(last):
            return last
        node = next((n for n in walk(self.root) if fits(n)), None)
        self.found[(name, role, part)] = node
        return node

    def see(self, name, role=None, part=False):
        return wait(f"{role or 'anything'} “{name}”", lambda: self.look(name, role, part))

    def press(self, name, role="push button", part=False):
        button = self.see(name, role, part)
        wait(f"“{name}” ready to be pressed", lambda: has(button, Atspi.StateType.ENABLED))
        Atspi.Action.do_action(button, 0)

    def press_until(self, name, sees):
        """A button that a closing dialog has covered, or taken with it, is pressed again."""
        for _ in range(3):
            self.press(name, part=True)
            try:
                return wait(f"what “{name}” does", sees, PATIENCE / 3)
            except NotSeen:
                if self.look(name, "push button", True) is None:
                    raise
        raise NotSeen(f"what “{name}” does")

    def review(self, button="Review and send …    Ctrl+Enter", confirm="Send    Ctrl+Enter"):
        self.press_until(self.say(button), lambda: self.look(self.say(confirm), "push button"))

    def confirm(self, button="Send    Ctrl+Enter"):
        self.press_until(self.say(button), lambda: self.look(self.say(button), "push button") is None)

    def outcome(self, state):
        """The newest entries of the history; one of them ended like this."""
        return self.cell(self.say("History"), f"{self.say('Outcome')}: {self.say(state)}")

    def put(self, name, text):
        field = self.see(name, "text", True)
        Atspi.EditableText.set_text_contents(field, text)
        wait(f"“{text}” in “{name}”", lambda: text_of(field) == text)

    def key(self, name, sees):
        focus_top_window()
        # The keys go through the server of the display: give it a second chance, never a third.
        for _ in range(2):
            key(name)
            try:
                return wait(f"what {name} does", sees, 5)
            except NotSeen:
                focus_top_window()
        raise NotSeen(f"what {name} does")

    def focused(self, name):
        return lambda: any(name in name_of(n) for n in walk(self.root) if has(n, Atspi.StateType.FOCUSED))

    def cell(self, table, text):
        """A cell of the shown table `table` that says `text`."""

        def look():
            found = self.look(table, "table")
            return found and next((n for n in walk(found, True) if role_of(n) == "table cell" and text in name_of(n)),
                                  None)

        return wait(f"“{text}” in “{table}”", look)

    def click(self, node, how="b1c"):
        place = Atspi.Component.get_extents(node, Atspi.CoordType.SCREEN)
        Atspi.generate_mouse_event(place.x + place.width // 2, place.y + place.height // 2, how)

    def nameless(self):
        found = []
        for node in walk(self.root, True):
            if role_of(node) in CONTAINERS or not shown(node):
                continue
            if has(node, Atspi.StateType.FOCUSABLE) or role_of(node) == "push button":
                if not (node.get_name() or "").strip():
                    found.append(role_of(node) + " in " + (node.get_parent().get_name() or "?"))
        return found


# ---- the walk ----

def ready(desk, table):
    desk.see(table, "table")
    focus_top_window()


def check_names(desk, where):
    found = desk.nameless()
    if found:
        raise NotSeen(f"names for {found} ({where})")
    saw(f"a name for everything that can have the focus: {where}")


def id_on_card(desk):
    if desk.card is None or not transaction_in(desk.card):
        desk.card = next((n for n in walk(desk.root) if transaction_in(n)), None)
    return desk.card and transaction_in(desk.card)


def in_view(table, row):
    """A cell of that row, once the wheel has brought it into view."""
    cell = Atspi.Table.get_accessible_at(table, row, SHOP)
    place = Atspi.Component.get_extents(cell, Atspi.CoordType.SCREEN)
    frame = Atspi.Component.get_extents(table, Atspi.CoordType.SCREEN)
    above = place.y < frame.y + place.height  # under the header, or beyond it
    if not above and place.y + place.height <= frame.y + frame.height:
        return cell
    wheel = "b4c" if above else "b5c"
    Atspi.generate_mouse_event(frame.x + frame.width // 2, frame.y + frame.height // 2, wheel)
    return None


def choose(desk, row):
    """The transaction in `row` of the list."""
    table = desk.see(desk.say("Transactions"), "table")
    before = id_on_card(desk)
    desk.click(wait(f"row {row} of the transactions", lambda: in_view(table, row)))

    def its_id():
        number = id_on_card(desk)
        known = desk.ids.get(row)
        return number if number and (number == known if known else number != before) else None

    desk.ids[row] = wait(f"the card of row {row}", its_id)
    desk.see(desk.say("Reason (stays at this desk)"), "text", True)


def choose_fresh(desk):
    """The next one that waits, and that the practice world answers like any other: those whose last six digits begin with 1000
    have an answer of their own (docs/practice.md)."""
    table = desk.see(desk.say("Transactions"), "table")
    while True:
        row = desk.next_row
        desk.next_row += 1
        state = wait("a row of transactions", lambda: Atspi.Table.get_accessible_at(table, row, STATE))
        if desk.say("Waiting") not in name_of(state):  # late in the day the time left stands behind it
            continue
        choose(desk, row)
        if not has_its_own_answer(desk.ids[row]):
            return row


def fill(desk, points):
    right = desk.say("Right points for this transaction")
    desk.put(right if desk.look(right, "text") else desk.say("Points added"), points)
    desk.put(desk.say("Reason (stays at this desk)"), "漏积分补录")


def send(desk, points):
    fill(desk, points)
    desk.review()
    desk.confirm()


def one_correction(desk):
    check_names(desk, "the window")
    desk.first = choose_fresh(desk)
    check_names(desk, "the form")
    fill(desk, "120")
    desk.review()
    check_names(desk, "the review")
    desk.key("Escape", lambda: desk.look(desk.say("Send    Ctrl+Enter"), "push button") is None)
    desk.see(desk.say("No corrections yet"), part=True)
    saw("Esc in the review: nothing is sent")
    desk.review()
    desk.confirm()
    desk.see(desk.say("Accepted by WeChat"), part=True)
    desk.outcome("Accepted by WeChat")
    saw("a correction, accepted, in the history")


def details(desk):
    copy = desk.say("Copy for WeChat Pay's support")
    desk.click(desk.outcome("Accepted by WeChat"), "b1d")
    desk.see(copy, "push button")
    check_names(desk, "the details")
    desk.press(desk.say("Close"))
    wait("the details closed", lambda: desk.look(copy, "push button") is None)
    saw("the details of an entry")


def keys(desk):
    scan = desk.say("Scan or search")
    hint = desk.say("A hand scanner works wherever the focus is.")
    desk.key("F2", desk.focused(scan))
    desk.key("F1", lambda: desk.look(hint, part=True))
    check_names(desk, "the keys")
    desk.key("Escape", lambda: desk.look(hint, part=True) is None)
    choose_fresh(desk)
    desk.key("F2", desk.focused(scan))
    desk.key("F3", desk.focused(desk.say("Points added")))
    desk.key("F5", lambda: desk.look(desk.say("Transactions"), "table"))
    saw("F1, F2, F3 and F5")


# The practice menu's words, and those of the outcome: the word of the state, and what happened.
ANSWERS = [
    ("Not submitted for points (400)", "Rejected", "The payment has not been submitted for points yet."),
    ("Merchant unknown (400)", "Rejected", "WeChat Pay does not know this merchant number."),
    (
        "Member and mini-program don't match (400)",
        "Rejected",
        "The member and the mini-program do not belong together, or the member number is wrong.",
    ),
    (
        "Request can't be read (400)",
        "Rejected",
        "WeChat Pay could not read the request. Something between this desk and WeChat Pay may have changed it.",
    ),
    (
        "Signature refused (401)",
        "Rejected",
        "WeChat Pay does not accept this desk's signature: the certificate, the key, or this computer's clock is wrong.",
    ),
    ("No right (403)", "Rejected", "The merchant does not have the right to do this."),
    ("Transaction unknown (404)", "Rejected", "WeChat Pay does not know this transaction for this mall."),
    ("Too many requests (429)", "Rejected", "Too many requests at once. WeChat Pay did not take this one."),
    ("No connection", "Not sent", "Nothing has left this computer. Check the network, then send the same again."),
    ("Internal fault (500)", "Outcome unknown", "WeChat Pay had an internal fault."),
    ("Not available (502)", "Outcome unknown", "WeChat Pay is not available at the moment."),
    ("Received, not done (202)", "Outcome unknown", "WeChat Pay has received it but is not done yet."),
    (
        "Taken, answer without signature",
        "Outcome unknown",
        "The answer came without WeChat Pay's signature; a proxy in the network may have removed it.",
    ),
    ("Taken, answer signed by a stranger", "Outcome unknown", "The answer's signature is wrong: it may not be from WeChat Pay."),
    ("Taken, then the connection breaks", "Outcome unknown", "The connection broke before the answer came."),
    ("The connection breaks, not taken", "Outcome unknown", "The connection broke before the answer came."),
]


def next_answer(desk, answer):
    """By the menu of the bar: the items of a menu that is not open can be pressed as well."""
    bar = desk.see(desk.say("&Practice"), "menu item")

    def item_of():
        if answer not in desk.answers:
            desk.answers = {name_of(n): n for n in every(bar)}
        return desk.answers.get(answer)

    item = wait(f"“{answer}” in the practice menu", item_of)
    Atspi.Action.do_action(item, 0)
    desk.see(desk.say("Next answer: %1", answer), "push button")


def answers(desk):
    """What was not taken is sent again and again; each unknown one has a transaction of its own."""
    refused = choose_fresh(desk)
    for points, (answer, state, happened) in enumerate(ANSWERS, start=1):
        next_answer(desk, desk.say(answer))
        if state == "Outcome unknown":
            choose_fresh(desk)
        else:
            choose(desk, refused)
        send(desk, str(points))
        desk.see(desk.say(happened), part=True)
        desk.outcome(state)
        saw(f"{answer}: {state}")


def unknown_is_settled(desk):
    """The newest unknown one: its connection broke before it was taken; the second sending is."""
    desk.see(desk.say("Reports whose outcome is unknown"), part=True)
    desk.press(desk.say("Send the same again"))
    desk.see(desk.say("Accepted by WeChat"), part=True)
    saw("an unknown one, settled by sending the same again")


def booked(desk):
    """WeChat Pay has the one report that it takes: the next value goes to the member system."""
    choose(desk, desk.first)
    desk.see(desk.say("This correction goes to the member system."), part=True)
    fill(desk, "66")
    record = "Record    Ctrl+Enter"
    desk.review("Review and record …    Ctrl+Enter", record)
    desk.see(desk.say("Nothing is sent to WeChat Pay. It waits to be booked."), part=True)
    desk.confirm(record)
    desk.see(desk.say("To book in member system"), part=True)
    desk.click(desk.outcome("To book in member system"), "b1d")
    desk.press(desk.say("Mark as booked…"))
    desk.put(desk.say("Reference of the booking in the member system"), "HY-20261124-001")
    desk.confirm("Mark as booked   Ctrl+Enter")
    desk.outcome("Booked in member system")
    desk.press(desk.say("Close"))
    wait("the details closed", lambda: desk.look(desk.say("Close"), "push button") is None)
    saw("a changed value: recorded for the member system, and booked")


def a_batch(desk):
    """All that wait, as one batch: the rows, the total typed in, a second person, the end, the history of it."""
    start = desk.say("Start …    Ctrl+Enter")
    desk.key("F8", lambda: desk.look(start, "push button"))
    check_names(desk, "the rows of a batch")
    total = desk.say("The total, typed in: %1")
    desk.press_until(start, lambda: desk.look(total, "text", True))
    check_names(desk, "the start of a batch")
    desk.put(total, re.sub(r"\D", "", name_of(desk.see(total, "text", True))))
    desk.put(desk.say("Reason, for rows that have none of their own"), "系统故障补报")
    desk.put(desk.say("Second person"), "韩梅梅")
    desk.put(desk.say("What the second person has checked"), "与收银系统清单逐笔核对")
    desk.press(desk.say.with_number("Send %1 reports    Ctrl+Enter"))
    wait("the end of the batch", lambda: desk.look(desk.say("Another batch"), "push button"), BATCH_PATIENCE)
    check_names(desk, "a batch that has ended")
    desk.see(desk.say.with_number("%1 accepted"))
    desk.press(desk.say("Show these in the history"))
    desk.outcome("Accepted by WeChat")
    saw("a batch of all that wait: started with its total, sent to its end, shown in the history")


def main(program, language, translations):
    with tempfile.TemporaryDirectory() as folder:
        desk = Program(program, language, Words(language, translations), folder)
        try:
            ready(desk, desk.say("Transactions"))
            one_correction(desk)
            details(desk)
            keys(desk)
            answers(desk)
            unknown_is_settled(desk)
            booked(desk)
            a_batch(desk)
        except NotSeen:
            print_what_is_shown(desk)
            raise
        finally:
            desk.end()


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except NotSeen as missing:
        sys.exit(f"not seen: {missing}")
