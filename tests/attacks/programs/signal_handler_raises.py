# Lets a signal handler run without end.
#
# category = "signals"
# ending = "raised"
# message = "(OSError|ValueError|AttributeError|RecursionError|KeyboardInterrupt)"
import signal


def attack():
    signal.signal(signal.SIGINT, lambda *_: signal.raise_signal(signal.SIGINT))
    signal.raise_signal(signal.SIGTERM)
