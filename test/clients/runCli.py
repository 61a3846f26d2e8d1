"""Runs the AWS CLI once for each connection to a Unix socket, without loading it again.

Input: {"args", "environment"}, a line of JSON. Output: {"exitCode", "output", "errors"}. Each call runs in a process
forked from this one, so that none finds what another has left behind. The AWS CLI is loaded with this process's own
environment, such as its home.
"""
import gc
import json
import os
import socketserver
import sys
import tempfile

from awscli import clidriver
from awscli.botocore import session


class Call(socketserver.StreamRequestHandler):
    def handle(self):
        asked = json.loads(self.rfile.readline())
        os.environ.update(asked["environment"])
        sys.argv = ["aws", *asked["args"]]
        with open(os.devnull) as nothing, tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
            for number, file in enumerate([nothing, output, errors]):
                os.dup2(file.fileno(), number)
            try:
                code = clidriver.main()
            except SystemExit as end:
                code = end.code
            sys.stdout.flush()
            sys.stderr.flush()
            answer = {"exitCode": code or 0, "output": text(output), "errors": text(errors)}
        self.wfile.write(json.dumps(answer).encode())


def text(file):
    file.seek(0)
    return file.read().decode()


class Calls(socketserver.ForkingMixIn, socketserver.UnixStreamServer):
    request_queue_size = 64


# Loads what a call needs, which takes most of a call's time.
clidriver.create_clidriver()
session.Session().create_client(
    "directconnect", region_name="us-east-1", aws_access_key_id="none", aws_secret_access_key="none"
)
# Objects that are never collected are never written to, so they are not copied at each fork.
gc.collect()
gc.freeze()
with Calls(sys.argv[1], Call) as calls:
    print("ready", flush=True)
    calls.serve_forever()
