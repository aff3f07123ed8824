# Unpacks an attached file whose members are named to land elsewhere.
#
# category = "file names with .."
# ending = "value"
# value = []
# prepare = "attach_a_zip_that_climbs"
import os
import zipfile


def attack():
    with zipfile.ZipFile("climbs.zip") as archive:
        archive.extractall("unpacked")
    return [path for path in ("/evil.txt", "/etc/cron.d/evil", "evil.txt") if os.path.exists(path)]
