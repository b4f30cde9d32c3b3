"""What is on the screen as a screen reader is told it, through AT-SPI, and keys for it. Being imported opens the display, and turns
the repeating of keys off."""
import ctypes
import re
import sys
import time
import xml.etree.ElementTree

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

MOST_CHILDREN = 40  # of a table: enough for the first rows
PATIENCE = 20  # seconds for anything to be seen; a loaded machine is slow
KEYSYMS = {"Escape": 0xFF1B, "Return": 0xFF0D, "Down": 0xFF54, "F1": 0xFFBE, "F2": 0xFFBF, "F3": 0xFFC0, "F5": 0xFFC2, "F8": 0xFFC5}
# Names of what Qt itself lays out, never read out on its own.
CONTAINERS = {"application", "frame", "filler", "panel", "scroll pane", "layered pane", "split pane", "viewport"}


events = GLib.MainContext.default()


class NotSeen(Exception):
    pass


# ---- keys, where there is no window manager to hand them out ----

x11 = ctypes.CDLL("libX11.so.6")
x11.XOpenDisplay.restype = ctypes.c_void_p
x11.XDefaultRootWindow.restype = ctypes.c_ulong
display = ctypes.c_void_p(x11.XOpenDisplay(None))
# On a loaded machine the release of a key comes late: the server would repeat an Esc into the next dialog.
x11.XAutoRepeatOff(display)
x11.XSync(display, 0)


class Attributes(ctypes.Structure):
    """XWindowAttributes, as far as it matters here."""

    _fields_ = [(name, ctypes.c_int) for name in ("x", "y", "width", "height", "border", "depth")]
    _fields_ += [("visual", ctypes.c_void_p), ("root", ctypes.c_ulong)]
    _fields_ += [(name, ctypes.c_int) for name in ("kind", "bit_gravity", "win_gravity", "backing_store")]
    _fields_ += [("planes", ctypes.c_ulong), ("pixel", ctypes.c_ulong), ("save_under", ctypes.c_int)]
    _fields_ += [("colormap", ctypes.c_ulong), ("map_installed", ctypes.c_int), ("map_state", ctypes.c_int)]
    _fields_ += [("rest", ctypes.c_long * 8)]


def focus_top_window():
    root, parent, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint()
    children = ctypes.POINTER(ctypes.c_ulong)()
    x11.XQueryTree(display, ctypes.c_ulong(x11.XDefaultRootWindow(display)), ctypes.byref(root), ctypes.byref(parent),
                   ctypes.byref(children), ctypes.byref(count))
    for i in reversed(range(count.value)):
        window, seen = ctypes.c_ulong(children[i]), Attributes()
        x11.XGetWindowAttributes(display, window, ctypes.byref(seen))
        if seen.map_state == 2 and seen.width > 150 and seen.height > 100:
            x11.XSetInputFocus(display, window, 2, ctypes.c_ulong(0))
            x11.XSync(display, 0)
            return
    raise NotSeen("no window on the display")


def key(name):
    Atspi.generate_keyboard_event(KEYSYMS[name], None, Atspi.KeySynthType.SYM)


# ---- looking ----


def children(node):
    """What can be reached. One that goes away under our eyes must not hide the others."""
    try:
        count = min(node.get_child_count(), MOST_CHILDREN)
    except GLib.Error:
        return
    for i in range(count):
        try:
            child = node.get_child_at_index(i)
        except GLib.Error:
            continue
        if child is not None:
            yield child


def walk(node, tables=False):
    """What is shown. The cells of a table only where they are asked for: each costs a call."""
    yield node
    role = role_of(node)
    if role == "table" and not tables:
        return
    for child in children(node):
        if role == "application" or has(child, Atspi.StateType.SHOWING):
            yield from walk(child, tables)


def every(node):
    """What is not shown as well."""
    yield node
    for child in children(node):
        yield from every(child)


def role_of(node):
    try:
        return node.get_role_name()
    except GLib.Error:
        return ""


def name_of(node):
    try:
        return node.get_name() or ""
    except GLib.Error:
        return ""


def has(node, state):
    try:
        return node.get_state_set().contains(state)
    except GLib.Error:
        return False


def shown(node, role=None):
    return (role is None or role_of(node) == role) and has(node, Atspi.StateType.SHOWING)


def wait(what, look, seconds=PATIENCE):
    """The first thing but nothing that `look` returns."""
    end = time.monotonic() + seconds
    while True:
        # What the program has told meanwhile: left lying about, each call would search through all of it.
        while events.pending():
            events.iteration(False)
        try:
            found = look()
        except GLib.Error:  # it went away under our eyes
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise NotSeen(what)
        time.sleep(0.1)


def text_of(node):
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


class Words:
    """The program's words in its language, by their English ones."""

    def __init__(self, language, translations):
        self.said = {}
        if language == "en":
            return
        for context in xml.etree.ElementTree.parse(translations).iter("context"):
            for message in context.iter("message"):
                self.said[message.find("source").text] = message.find("translation").text

    def with_number(self, english):
        """A pattern for it with some number."""
        return re.compile(r"[\d,]+".join(re.escape(part) for part in self(english, "%1").split("%1")))

    def __call__(self, english, value=""):
        said = self.said[english] if self.said else english
        return said.replace("&", "").replace("%1", value)


def application_of(process):
    """What the program shows, once it shows something."""
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        app = desktop.get_child_at_index(i)
        if app is not None and app.get_process_id() == process.pid and app.get_child_count():
            return app
    if process.poll() is not None:
        raise NotSeen("the program ended at once")
    return None


def transaction_in(node):
    """The transaction id that a label shows, or None."""
    found = re.search(r"\b\d{28}\b", name_of(node)) if role_of(node) == "label" and shown(node) else None
    return found and found.group()


def has_its_own_answer(transaction):
    """Whether the practice world answers this one in a way of its own (docs/practice.md)."""
    return transaction[-6:-2] == "1000"


def saw(what):
    print("saw:", what, flush=True)


def print_what_is_shown(desk):
    for node in walk(desk.root):
        if name_of(node):
            print("shown:", role_of(node), name_of(node), file=sys.stderr)
