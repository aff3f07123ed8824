# XML entities that multiply.
#
# category = "decompression and parsing bombs"
# ending = ["raised", "memory", "fuel"]
# message = "ParseError|memory|fuel"
import xml.etree.ElementTree


def attack():
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    text = f'<!DOCTYPE x [<!ENTITY a0 "ha">{entities}]><x>&a11;</x>'
    return len(xml.etree.ElementTree.fromstring(text).text)
