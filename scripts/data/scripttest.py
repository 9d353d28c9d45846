"""What the tests of these scripts share: they run them as a user does, on tiny files of the same form."""

import csv
import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))

try:
    import numpy as np
except ImportError:
    np = None


def run(script, *arguments):
    return subprocess.run(
        [sys.executable, os.path.join(HERE, script), *arguments], capture_output=True, text=True
    )


def table(path):
    with open(path, newline="", encoding="utf-8") as lines:
        return list(csv.reader(lines))


class ScriptTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.out = os.path.join(folder.name, "out")

    def write(self, name, rows):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", newline="", encoding="utf-8") as out:
            csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
        return path

    def manifest(self):
        rows = table(os.path.join(self.out, "manifest.csv"))
        return [dict(zip(rows[0], row)) for row in rows[1:]]


def main(name, *tests):
    """Runs all, and says on standard output how it went and what was skipped."""
    loader = unittest.defaultTestLoader
    result = unittest.TextTestRunner(stream=sys.stdout).run(
        unittest.TestSuite(loader.loadTestsFromTestCase(test) for test in tests)
    )
    for _, reason in result.skipped:
        print(f"Skipped: {reason}")
    failed = len(result.failures) + len(result.errors)
    print(f"{name}: {result.testsRun} run, {failed} failed")
