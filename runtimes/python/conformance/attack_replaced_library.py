import builtins
import json
import json.encoder
import traceback

honest_error = ValueError


def forged(*args, **kwargs):
    return "forged"


def number(*args, **kwargs):
    return 42


for name in ("dumps", "dump", "loads"):
    setattr(json, name, forged)
json.JSONEncoder.encode = json.JSONEncoder.iterencode = json.JSONEncoder.default = forged
json.encoder.encode_basestring = json.encoder.encode_basestring_ascii = forged
json.encoder.c_make_encoder = forged
for name in ("format_exception", "format_exc", "extract_tb"):
    setattr(traceback, name, forged)
traceback.TracebackException.format = forged
for name in ("repr", "str", "type", "isinstance", "issubclass", "callable", "len", "id", "getattr", "eval", "exec", "print"):
    setattr(builtins, name, number)


def honest():
    return {"a": [1, "x", None], "b": 2.5}


def dishonest():
    return 1e308 * 10 - 1e308 * 10


def a_function():
    return honest


def fail():
    raise honest_error("honestly")  # <here>
