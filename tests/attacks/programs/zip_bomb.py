# Unpacks an attached file of a few kilobytes that holds gigabytes.
#
# category = "zip bombs"
# ending = "memory"
# limits = {fuel = 10_000_000_000}
# prepare = "attach_a_zip_bomb"
import zipfile


def attack():
    with zipfile.ZipFile("bomb.zip") as bomb:
        bomb.extractall("unpacked")
