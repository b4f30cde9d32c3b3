#!/usr/bin/env python3
"""Uses the real program as a screen reader's user would: by names alone, through AT-SPI.

Usage: xvfb-run -a dbus-run-session -- accessibility_walk.py PROGRAM

First every widget that can have the focus must have a name, in both languages. Then, in Chinese: choose a transaction,
fill the form, review it, go back (nothing is sent), send it, read its outcome in the history and in its details; the keys;
each answer of the practice menu and the words for it; settle an unknown one by sending the same again; record and book one that
WeChat Pay has already. Ends with 0 only if all of it was seen. Needs the packages gir1.2-atspi-2.0, python3-gi, xvfb and dbus.

Run by hand: it is not in the test run until the one end in several where it misses an outcome is understood.
"""
import ctypes
import os
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

MOST_CHILDREN = 40  # of a table: enough for the first rows
PATIENCE = 20  # seconds for anything to be seen; a loaded machine is slow
KEYSYMS = {"Escape": 0xFF1B, "Return": 0xFF0D, "Down": 0xFF54, "F1": 0xFFBE, "F2": 0xFFBF, "F3": 0xFFC0, "F5": 0xFFC2}
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


def walk(node, tables=False):
    """What is shown. The cells of a table only where they are asked for: each costs a call."""
    yield node
    role = node.get_role_name()
    if role == "table" and not tables:
        return
    for i in range(min(node.get_child_count(), MOST_CHILDREN)):
        child = node.get_child_at_index(i)
        if child is not None and (role == "application" or has(child, Atspi.StateType.SHOWING)):
            yield from walk(child, tables)


def every(node):
    """What is not shown as well."""
    yield node
    for i in range(min(node.get_child_count(), MOST_CHILDREN)):
        child = node.get_child_at_index(i)
        if child is not None:
            yield from every(child)


def has(node, state):
    return node.get_state_set().contains(state)


def shown(node, role=None):
    return (role is None or node.get_role_name() == role) and has(node, Atspi.StateType.SHOWING)


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


SEND = "发送    Ctrl+Enter"
RECORD = "登记    Ctrl+Enter"


class Program:
    def __init__(self, path, language, folder):
        self.process = subprocess.Popen([path, "--practice", "--practice-folder", folder, "--lang", language],
                                        env=dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", TZ="Asia/Shanghai"))
        self.found = {}
        self.answers = {}
        self.root = wait("the program", self.application, 60)

    def application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(i)
            if app is not None and app.get_process_id() == self.process.pid and app.get_child_count():
                return app
        if self.process.poll() is not None:
            raise NotSeen("the program ended at once")
        return None

    def end(self):
        self.process.terminate()
        self.process.wait(20)

    def look(self, name, role=None, part=False):
        def fits(node):
            said = node.get_name() or ""
            return (said == name or (part and name in said)) and shown(node, role)

        # Where it was last time; to walk through everything costs some hundred calls.
        last = self.found.get((name, role, part))
        try:
            if last is not None and fits(last):
                return last
        except GLib.Error:  # gone
            pass
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

    def review(self, button="核对并发送", confirm=SEND):
        self.press_until(button, lambda: self.look(confirm, "push button"))

    def confirm(self, button=SEND):
        self.press_until(button, lambda: self.look(button, "push button") is None)

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
        return lambda: any(name in (n.get_name() or "") for n in walk(self.root) if has(n, Atspi.StateType.FOCUSED))

    def cell(self, table, text):
        """A cell of the shown table `table` that says `text`."""

        def look():
            found = self.look(table, "table")
            return found and next((n for n in walk(found, True) if n.get_role_name() == "table cell" and text in (n.get_name() or "")),
                                  None)

        return wait(f"“{text}” in “{table}”", look)

    def click(self, node, how="b1c"):
        place = Atspi.Component.get_extents(node, Atspi.CoordType.SCREEN)
        Atspi.generate_mouse_event(place.x + place.width // 2, place.y + place.height // 2, how)

    def nameless(self):
        found = []
        for node in walk(self.root, True):
            if node.get_role_name() in CONTAINERS or not shown(node):
                continue
            if has(node, Atspi.StateType.FOCUSABLE) or node.get_role_name() == "push button":
                if not (node.get_name() or "").strip():
                    found.append(node.get_role_name() + " in " + (node.get_parent().get_name() or "?"))
        return found


# ---- the walk ----

done = []


def saw(what):
    done.append(what)
    print("saw:", what, flush=True)


def ready(desk, table):
    desk.see(table, "table")
    focus_top_window()


def check_names(desk, where):
    found = desk.nameless()
    if found:
        raise NotSeen(f"names for {found} ({where})")
    saw(f"a name for everything that can have the focus: {where}")


def choose(desk, row):
    """The transaction in `row` of the list."""
    table = desk.see("交易", "table")
    cell = wait("a row of transactions", lambda: Atspi.Table.get_accessible_at(table, row, 1))
    shop = cell.get_name().split(": ", 1)[1]
    desk.click(cell)
    desk.see("更正原因", "text", True)
    desk.see(shop, "label")
    return shop


def fill(desk, points):
    field = "本笔交易的正确积分" if desk.look("本笔交易的正确积分", "text") else "增加的积分"
    desk.put(field, points)
    desk.put("更正原因", "漏积分补录")


def send(desk, points):
    fill(desk, points)
    desk.review()
    desk.confirm()


def names_in_english(program):
    with tempfile.TemporaryDirectory() as folder:
        desk = Program(program, "en", folder)
        try:
            ready(desk, "Transactions")
            check_names(desk, "English")
        finally:
            desk.end()


def one_correction(desk):
    check_names(desk, "Chinese")
    choose(desk, 0)
    check_names(desk, "Chinese, the form")
    fill(desk, "120")
    desk.review()
    check_names(desk, "Chinese, the review")
    desk.key("Escape", lambda: desk.look(SEND, "push button") is None)
    desk.see("还没有更正记录", part=True)
    saw("Esc in the review: nothing is sent")
    desk.review()
    desk.confirm()
    desk.see("微信已受理", part=True)
    desk.cell("历史记录", "微信已受理")
    saw("a correction, accepted, in the history")


def details(desk):
    desk.click(desk.cell("历史记录", "微信已受理"), "b1d")
    desk.see("复制给微信支付客服", "push button")
    check_names(desk, "Chinese, the details")
    desk.press("关闭")
    wait("the details closed", lambda: desk.look("复制给微信支付客服", "push button") is None)
    saw("the details of an entry")


def keys(desk):
    desk.key("F2", desk.focused("扫描或搜索"))
    desk.key("F1", lambda: desk.look("无论光标在哪里，扫码枪都可以使用。", part=True))
    check_names(desk, "Chinese, the keys")
    desk.key("Escape", lambda: desk.look("无论光标在哪里，扫码枪都可以使用。", part=True) is None)
    choose(desk, 2)
    desk.key("F2", desk.focused("扫描或搜索"))
    desk.key("F3", desk.focused("增加的积分"))
    desk.key("F5", lambda: desk.look("交易", "table"))
    saw("F1, F2, F3 and F5")


# The practice menu's words, and those of the outcome: the word of the state, and a part of what happened.
ANSWERS = [
    ("未提交积分 (400)", "已拒绝", "尚未提交积分"),
    ("商户号错误 (400)", "已拒绝", "不认识这个商户号"),
    ("会员与小程序不匹配 (400)", "已拒绝", "会员与小程序不匹配"),
    ("请求无法读取 (400)", "已拒绝", "无法读取请求"),
    ("签名错误 (401)", "已拒绝", "不接受本服务台的签名"),
    ("没有权限 (403)", "已拒绝", "没有此权限"),
    ("交易不存在 (404)", "已拒绝", "找不到这笔交易"),
    ("请求太频繁 (429)", "已拒绝", "请求太频繁"),
    ("无法连接", "未发出", "没有任何内容离开本机"),
    ("内部故障 (500)", "结果未知", "内部故障"),
    ("暂不可用 (502)", "结果未知", "暂时不可用"),
    ("已收到未完成 (202)", "结果未知", "尚未处理完"),
    ("已受理，应答无签名", "结果未知", "没有微信支付的签名"),
    ("已受理，应答为他人签名", "结果未知", "签名"),
    ("已受理后连接中断", "结果未知", "连接中断"),
    ("连接中断，未受理", "结果未知", "连接中断"),
]


def next_answer(desk, answer):
    """By the menu of the bar: the items of a menu that is not open can be pressed as well."""
    bar = desk.see("练习(P)", "menu item")

    def item_of():
        if answer not in desk.answers:
            desk.answers = {n.get_name(): n for n in every(bar)}
        return desk.answers.get(answer)

    item = wait(f"“{answer}” in the practice menu", item_of)
    Atspi.Action.do_action(item, 0)
    desk.see("下一次应答：" + answer, "push button")


def answers(desk):
    """What was not taken is sent again and again; each unknown one has a transaction of its own."""
    free = iter([1, 2, 3, 5, 6, 7, 8])
    for points, (answer, state, happened) in enumerate(ANSWERS, start=1):
        next_answer(desk, answer)
        choose(desk, next(free) if state == "结果未知" else 4)
        send(desk, str(points))
        desk.see(f"{state}。", part=True)
        result = desk.see(happened, part=True)
        desk.cell("历史记录", f"结果: {state}")
        saw(f"{answer}: {state}, {result.get_name()}")


def unknown_is_settled(desk):
    """The newest unknown one: its connection broke before it was taken; the second sending is."""
    desk.see("结果未知的回传", part=True)
    desk.press("原样重发")
    desk.see("微信已受理", part=True)
    saw("an unknown one, settled by sending the same again")


def booked(desk):
    """WeChat Pay has the one report that it takes: the next value goes to the member system."""
    choose(desk, 0)
    desk.see("会员系统处理", part=True)
    fill(desk, "66")
    desk.review("核对并登记", RECORD)
    desk.see("不发送给微信支付", part=True)
    desk.confirm(RECORD)
    desk.see("待会员系统入账", part=True)
    desk.click(desk.cell("历史记录", "结果: 待会员系统入账"), "b1d")
    desk.press("标记为已入账…")
    desk.put("会员系统的入账凭证号", "HY-20261124-001")
    desk.confirm("标记为已入账   Ctrl+Enter")
    desk.cell("历史记录", "结果: 会员系统已入账")
    saw("a changed value: recorded for the member system, and booked")


def main(program):
    names_in_english(program)
    with tempfile.TemporaryDirectory() as folder:
        desk = Program(program, "zh_CN", folder)
        try:
            ready(desk, "交易")
            one_correction(desk)
            details(desk)
            keys(desk)
            answers(desk)
            unknown_is_settled(desk)
            booked(desk)
        finally:
            desk.end()


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except NotSeen as missing:
        sys.exit(f"not seen: {missing}")
