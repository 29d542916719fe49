"""ZIP codes: found offline, in every corner of the country, and nothing else taken for one."""

import subprocess
import sys

import pytest

from programs.directory.distance import miles
from programs.directory.zips import centroid, town

KNOWN = {
    "02139": ((42.36, -71.10), "Cambridge, MA"),
    "00901": ((18.47, -66.11), "San Juan, PR"),
    "96910": ((13.48, 144.75), "Hagatna, GU"),
    "99546": ((51.88, -176.65), "Adak, AK"),
    "99723": ((71.29, -156.79), "Barrow, AK"),
}


@pytest.mark.parametrize("zip5", KNOWN)
def test_a_zip_code_is_where_it_is(zip5):
    """In the far north one code covers more than some states do: its middle is far out."""
    place, name = KNOWN[zip5]
    assert miles(centroid(zip5), place) < (80 if name.endswith("AK") else 2)
    assert name.split(", ")[1] == town(zip5).split(", ")[1]


@pytest.mark.parametrize(
    "wrong", ["", "0213", "021390", "abcde", "٠٢١٣٩", "99999", "09001", "0 139"]
)
def test_what_has_no_place_has_none(wrong):
    """Among them a post office of the army, which the table puts at 0, 0."""
    assert centroid(wrong) is None and town(wrong) == ""


def test_nothing_is_asked_of_the_network():
    program = """
import socket, sys
def refuse(*_args, **_named): raise SystemExit("asked the network")
socket.socket = socket.create_connection = socket.getaddrinfo = refuse
sys.path.insert(0, ".")
from programs.directory.zips import centroid
print(centroid("02139") is not None)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout == "True\n", done.stderr
