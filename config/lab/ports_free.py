#!/usr/bin/env python3
"""Exit code 0 when the lab's ports counted from the given base are free on the addresses it uses."""

import socket
import sys


def free(kind, host, port):
    with socket.socket(socket.AF_INET, kind) as probe:
        if kind == socket.SOCK_STREAM:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            return True
        except OSError:
            return False


base = int(sys.argv[1])
wanted = [(socket.SOCK_STREAM, '127.0.0.1', base + n) for n in (38, 39, 72, 88, 89)]
wanted += [
    (socket.SOCK_DGRAM, '127.0.0.1', base + 60),
    (socket.SOCK_DGRAM, '127.0.0.20', base + 70),
    (socket.SOCK_DGRAM, '127.0.0.21', base + 70),
    (socket.SOCK_DGRAM, '127.0.0.30', base + 71),
]
sys.exit(0 if all(free(*w) for w in wanted) else 1)
