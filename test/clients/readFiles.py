"""Reads pairs of config and credentials files as the AWS CLI does. In and out: JSON lists, with one item per case."""
import base64
import json
import os
import sys
import tempfile

from awscli.botocore import configloader, session


def read(function, path):
    try:
        return function(path)
    except Exception as error:
        return {"refused": type(error).__name__}


class Reader:
    """What Session.full_config needs of a session, since creating a whole one for each case takes too long."""

    _config = None

    def __init__(self, config, credentials):
        self.files = {"config_file": config, "credentials_file": credentials}

    def get_config_variable(self, name):
        return self.files[name]


def full(config, credentials):
    merged = session.Session.full_config.fget(Reader(config, credentials))
    return {"profiles": merged["profiles"], "sessions": merged.get("sso_sessions", {})}


answers = []
with tempfile.TemporaryDirectory() as folder:
    paths = [os.path.join(folder, name) for name in ("config", "credentials")]
    for case in json.load(sys.stdin):
        for path, content in zip(paths, case):
            with open(path, "wb") as file:
                file.write(base64.b64decode(content))
        raw = [read(lambda path: {"sections": configloader.raw_config_parse(path)}, path) for path in paths]
        answers.append({"raw": raw, "full": read(lambda paths: full(*paths), paths)})
json.dump(answers, sys.stdout)
