# Tries each module of the standard library that talks to a network; lists the ones that did not refuse.
#
# category = "network"
# ending = "value"
# value = []
import asyncio
import importlib


def doors():
    yield "socket", lambda m: m.socket()
    yield "socket", lambda m: m.socketpair()
    yield "socket", lambda m: m.create_server(("", 8000))
    yield "socket", lambda m: m.gethostbyname("localhost")
    yield "socket", lambda m: m.fromfd(3, m.AF_INET, m.SOCK_STREAM)
    yield "_socket", lambda m: m.socket()
    yield "socketserver", lambda m: m.TCPServer(("", 8000), m.BaseRequestHandler)
    yield "http.client", lambda m: m.HTTPConnection("127.0.0.1").request("GET", "/")
    yield "http.server", lambda m: m.HTTPServer(("", 8000), m.BaseHTTPRequestHandler)
    yield "urllib.request", lambda m: m.urlopen("http://127.0.0.1/")
    yield "urllib.request", lambda m: m.urlopen("https://127.0.0.1/")
    yield "urllib.request", lambda m: m.urlopen("ftp://127.0.0.1/")
    yield "urllib.request", lambda m: m.urlopen("file:///etc/passwd")
    yield "xmlrpc.client", lambda m: m.ServerProxy("http://127.0.0.1/").system.listMethods()
    yield "ftplib", lambda m: m.FTP("127.0.0.1")
    yield "smtplib", lambda m: m.SMTP("127.0.0.1")
    yield "poplib", lambda m: m.POP3("127.0.0.1")
    yield "imaplib", lambda m: m.IMAP4("127.0.0.1")
    yield "ssl", lambda m: m.create_default_context()
    yield "multiprocessing.connection", lambda m: m.Client(("127.0.0.1", 9))
    yield "webbrowser", lambda m: m.get()
    yield "asyncio", lambda m: m.run(m.wait_for(m.open_connection("127.0.0.1", 9), 5))
    yield "asyncio", lambda m: m.run(serve())


async def serve():
    await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 8000)


def attack():
    opened = []
    for name, knock in doors():
        try:
            knock(importlib.import_module(name))
        except Exception:
            continue
        opened.append(name)
    return opened
