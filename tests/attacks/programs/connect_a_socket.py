# Opens a connection to a machine of the local network.
#
# category = "network"
# ending = "raised"
# message = "(OSError|gaierror).*the sandbox has no network"
import socket


def attack():
    socket.create_connection(("169.254.169.254", 80), timeout=1)
