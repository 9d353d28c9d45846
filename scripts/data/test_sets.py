"""Tests of the scripts that build sets of published material: python3 test_sets.py"""

import os
import random
import struct
import tarfile
import zlib

from scripttest import ScriptTest, main, np, run, table


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(pixels):
    """A grey PNG of rows of 0..255, its lines filtered in each of the five ways in turn."""
    height, width = len(pixels), len(pixels[0])
    lines = bytearray()
    for y, row in enumerate(pixels):
        kind = y % 5
        lines.append(kind)
        for x, value in enumerate(row):
            a = row[x - 1] if x else 0
            b = pixels[y - 1][x] if y else 0
            c = pixels[y - 1][x - 1] if x and y else 0
            nearest = min((a, b, c), key=lambda v: abs(a + b - c - v))
            lines.append((value - (0, a, b, (a + b) // 2, nearest)[kind]) % 256)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    packed = zlib.compress(bytes(lines))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def photograph(seed, brighter=0):
    """20 x 20 pixels of patches, another for each seed."""
    r = random.Random(seed)
    patches = [[r.randrange(20, 200) for _ in range(5)] for _ in range(5)]
    return [[patches[y // 4][x // 4] + brighter + (x + y) % 3 for x in range(20)] for y in range(20)]


class Builds(ScriptTest):
    def nothing_left(self):
        self.assertEqual([], [f for f in os.listdir(self.folder) if "out" in f])

    def faces(self, parts):
        """FER+ as a folder: {part: [(name, picture, votes)]}."""
        for part, faces in parts.items():
            rows = [[name, "(0, 0, 20, 20)", *votes] for name, _, votes in faces]
            self.write(f"ferplus/{part}/label.csv", rows)
            for name, pixels, _ in faces:
                with open(os.path.join(self.folder, "ferplus", part, name), "wb") as out:
                    out.write(png(pixels))
        return os.path.join(self.folder, "ferplus")

    HAPPY = (1, 8, 1, 0, 0, 0, 0, 0, 0, 0)
    SAD = (3, 0, 0, 5, 0, 0, 2, 0, 0, 0)
    BORED = (7, 0, 0, 3, 0, 0, 0, 0, 0, 0)

    def some_faces(self):
        train = [(f"t{i}.png", photograph(i), self.SAD if i % 2 else self.HAPPY) for i in range(8)]
        train.append(("t8.png", photograph(8), self.BORED))
        train.append(("t9.png", photograph(1), self.HAPPY))  # t1 again, with other votes
        train.append(("t10.png", photograph(100, brighter=30), self.HAPPY))  # v0 again, brighter
        valid = [(f"v{i}.png", photograph(100 + i), self.HAPPY) for i in range(12)]
        valid.append(("v12.png", photograph(112), self.SAD))
        valid.append(("v13.png", photograph(102, brighter=9), self.SAD))  # v2 again
        return self.faces({"train": train, "valid": valid})

    def test_png_filters(self):
        from pictures import grey

        pixels = [[(7 * x * y + 91 * x + 13 * y) % 256 for x in range(9)] for y in range(11)]
        other = [[(x * x + 50 * y) % 256 for x in range(9)] for y in range(11)]
        self.assertEqual([pixels, other], grey([png(pixels), png(other)]).tolist())
        with self.assertRaises(ValueError) as wrong:
            grey([png(pixels), png(pixels[:5])])
        self.assertEqual(1, wrong.exception.args[0])

    def test_faces_have_the_shares_of_their_raters(self):
        done = run("build_faces.py", self.some_faces(), self.out)
        self.assertEqual(0, done.returncode, done.stderr)
        rows = {row["path"]: row for row in self.manifest()}
        self.assertEqual(7, sum(column.startswith("p_") for column in rows["valid/v0.png"]))
        for path, row in rows.items():
            self.assertAlmostEqual(1, sum(float(row[c]) for c in row if c.startswith("p_")), places=5)
            with open(os.path.join(self.out, path), "rb") as copy:
                with open(os.path.join(self.folder, "ferplus", path), "rb") as published:
                    self.assertEqual(published.read(), copy.read())
        self.assertEqual("9", rows["valid/v0.png"]["raters"])
        self.assertEqual("0.888889", rows["valid/v0.png"]["p_happiness"])
        # Copies are one clip: the votes of t1 (sad 5, afraid 2) and of t9 (happy 8, surprised 1).
        self.assertNotIn("train/t9.png", rows)
        self.assertEqual("16", rows["train/t1.png"]["raters"])
        self.assertEqual("0.5", rows["train/t1.png"]["p_happiness"])
        self.assertEqual("happiness", rows["train/t1.png"]["label"])
        self.assertNotIn("train/t8.png", rows, "most votes are for neutral")

    def test_faces_of_valid_are_not_trained_with(self):
        done = run("build_faces.py", self.some_faces(), self.out)
        rows = {row["path"]: row for row in self.manifest()}
        self.assertNotIn("train/t10.png", rows, "looks like v0")
        self.assertNotIn("valid/v13.png", rows, "looks like v2, on which more agree")
        self.assertIn("train: 1 left out that look like one of valid", done.stdout)
        self.assertEqual("test-disputed", rows["valid/v12.png"]["split"])
        self.assertEqual("no", rows["valid/v12.png"]["agreed"])
        splits = {row["split"] for path, row in rows.items() if path.startswith("valid")}
        self.assertEqual({"val", "test", "test-disputed"}, splits)
        self.assertEqual({"train"}, {r["split"] for p, r in rows.items() if p.startswith("train")})

    def test_faces_of_three_classes_and_a_part_of_them(self):
        faces = self.some_faces()
        done = run(
            "build_faces.py", faces, self.out, "--labels", "av3", "--most", "5", "--balance"
        )
        self.assertEqual(0, done.returncode, done.stderr)
        rows = self.manifest()
        train = sorted(row["label"] for row in rows if row["split"] == "train")
        self.assertEqual(["negative", "negative", "neutral", "positive", "positive"], train)
        bored = next(row for row in rows if row["path"] == "train/t8.png")
        self.assertEqual(["0.3", "0.7", "0"], [bored["p_" + c] for c in ("negative", "neutral", "positive")])
        again = os.path.join(self.folder, "again")
        run("build_faces.py", faces, again, "--labels", "av3", "--most", "5", "--balance")
        self.assertEqual(
            table(os.path.join(self.out, "manifest.csv")), table(os.path.join(again, "manifest.csv"))
        )

    def test_faces_of_another_layout_leave_nothing(self):
        faces = self.some_faces()
        self.write("ferplus/valid/label.csv", [["v0.png", "(0, 0, 20, 20)", 1, 2, 3]])
        done = run("build_faces.py", faces, self.out)
        self.assertIn("valid/label.csv line 1", done.stderr)
        self.assertIn("10 whole numbers of votes are needed", done.stderr)
        self.write("ferplus/valid/label.csv", [["none.png", "(0, 0, 20, 20)", *self.HAPPY]])
        done = run("build_faces.py", faces, self.out)
        self.assertIn("lacks valid/none.png", done.stderr)
        os.remove(os.path.join(faces, "valid", "label.csv"))
        done = run("build_faces.py", faces, self.out)
        self.assertIn("holds no valid/label.csv", done.stderr)
        self.assertIn("does not exist", run("build_faces.py", "none", self.out).stderr)
        self.nothing_left()

    def test_an_archive_is_read_and_one_cut_off_refused(self):
        faces = self.some_faces()
        whole = os.path.join(self.folder, "ferplus.tar.xz")
        with tarfile.open(whole, "w:xz") as archive:
            archive.add(faces, "anything")
        done = run("build_faces.py", whole, self.out)
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertEqual(21, len(self.manifest()))
        with open(whole, "rb") as file:
            data = file.read()
        for keep in (len(data) // 2, 10):
            cut = os.path.join(self.folder, "cut.tar.xz")
            with open(cut, "wb") as file:
                file.write(data[:keep])
            done = run("build_faces.py", cut, os.path.join(self.folder, "other"))
            self.assertNotEqual(0, done.returncode)
            self.assertIn("cut.tar.xz can't be read whole", done.stderr)
            self.assertEqual(1, done.stderr.count("\n"), done.stderr)
        self.assertFalse(os.path.exists(os.path.join(self.folder, "other")))


if __name__ == "__main__":
    main("Sets", Builds)
