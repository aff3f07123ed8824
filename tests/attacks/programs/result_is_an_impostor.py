# Returns an object whose class says that it is a dict.
#
# category = "result not JSON"
# ending = "bad-value"
# message = "type Impostor"
class Impostor:
    __class__ = dict

    def __getattr__(self, name):
        return lambda *_: self

    def __len__(self):
        return 2**40


def attack():
    return Impostor()
