"""Dump syntax trees as Dump does. Reads lines from standard input:

    hash FILE   writes the MD5 of the dump, or "error" where the file is no Python
    dump FILE   writes the dump
    text HEX    writes the dump of the source given in hexadecimal digits

What older versions lack is left out or filled in, so that there is one shape:
see dump in dump.go, which leaves out the same.
"""

import ast
import gc
import hashlib
import sys
import threading
import warnings

VERSION = sys.version_info[1]
LEFT_OUT = {"type_comment", "type_ignores"}
FILLED_IN = {
    "FunctionDef": ["type_params"],
    "AsyncFunctionDef": ["type_params"],
    "ClassDef": ["type_params"],
    "TypeVar": ["default_value"],
    "TypeVarTuple": ["default_value"],
    "ParamSpec": ["default_value"],
}
WRONG_END = VERSION < 9 and {
    "arg", "Starred", "If", "For", "AsyncFor", "While", "Try", "ExceptHandler", "With", "AsyncWith",
    "FunctionDef", "AsyncFunctionDef", "ClassDef",
}
MISSING = {"type_params": "[]", "default_value": "None"}


def shape(cls):
    """The name of a class, and its fields with what to write before each."""
    fields = [f for f in cls._fields if f not in LEFT_OUT]
    for extra in FILLED_IN.get(cls.__name__, []):
        if extra not in fields:
            fields.append(extra)
    labels = [((", " if i else "") + f + "=", f, MISSING.get(f, "None")) for i, f in enumerate(fields)]
    return cls.__name__, labels, "lineno" in cls._attributes


class Dumper:
    def __init__(self):
        self.out = []
        self.shapes = {}
        self.inner = 0

    def value(self, value, missing):
        if isinstance(value, ast.AST):
            self.node(value)
        elif type(value) is list:
            self.out.append("[")
            for i, item in enumerate(value):
                if i:
                    self.out.append(", ")
                self.value(item, "None")
            self.out.append("]")
        elif value is None:
            self.out.append(missing)
        elif value is ...:
            self.out.append("Ellipsis")
        else:
            self.out.append(ascii(value))

    def node(self, node):
        cls = type(node)
        if cls not in self.shapes:
            self.shapes[cls] = shape(cls)
        name, labels, placed = self.shapes[cls]
        if VERSION < 9 and name in ("Index", "ExtSlice"):
            self.old_slice(node, name)
            return
        joined = name == "JoinedStr"
        out = self.out
        out.append(name + "(")
        self.inner += joined
        if joined and VERSION == 12:
            # 3.12 alone has empty constants in format specifications.
            node.values = [v for v in node.values if getattr(v, "value", None) != ""]
        for label, field, missing in labels:
            out.append(label)
            value = getattr(node, field, None)
            if type(value) is str:
                out.append(ascii(value))
            else:
                self.value(value, missing if value is None else "None")
        self.inner -= joined
        if placed and not (VERSION < 12 and self.inner) and getattr(node, "lineno", None) is not None:
            out.append("%slineno=%d, col_offset=%d" % (", " if labels else "", node.lineno, node.col_offset))
            if not (WRONG_END and name in WRONG_END):
                out.append(", end_lineno=%d, end_col_offset=%d" % (node.end_lineno, node.end_col_offset))
        out.append(")")

    def old_slice(self, node, name):
        """An index as it is since 3.9. It has no place of its own in ExtSlice."""
        if name == "Index":
            self.node(node.value)
            return
        self.out.append("Tuple(elts=")
        self.value(node.dims, "None")
        self.out.append(", ctx=Load())")


def read(command, argument):
    if command == "text":
        return bytes.fromhex(argument)
    with open(argument, "rb") as file:
        return file.read()


def dump(source):
    tree = ast.parse(source)
    dumper = Dumper()
    dumper.node(tree)
    return "".join(dumper.out)


def main():
    for line in sys.stdin:
        command, argument = line.rstrip("\n").split(" ", 1)
        try:
            text = dump(read(command, argument))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            text = "error"
        if command == "hash" and text != "error":
            text = hashlib.md5(text.encode("ascii")).hexdigest()
        print(text, flush=True)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    gc.disable()
    sys.setrecursionlimit(10000)
    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(0)
    threading.stack_size(256 << 20)
    thread = threading.Thread(target=main)
    thread.start()
    thread.join()
