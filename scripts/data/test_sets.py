"""Tests of the scripts that build sets of published material: python3 test_sets.py"""

import csv
import os
import random
import shutil
import struct
import tarfile
import unittest
import wave
import zipfile
import zlib

import build_pairs
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

    def voices(self, names, more=()):
        """An archive of files that are named as a corpus names them."""
        path = os.path.join(self.folder, "voices.zip")
        with zipfile.ZipFile(path, "w") as archive:
            for name in names:
                archive.writestr(f"wav/{name}", f"sound of {name}")
            for name, text in more:
                archive.writestr(name, text)
        return path

    EMODB = [
        f"{speaker}a0{1 + i % 5}{emotion}a.flac"
        for speaker in ("03", "08", "09", "10", "11", "12", "13", "14", "15", "16")
        for i, emotion in enumerate("WLEAFTN")
    ]

    def test_voices_of_every_speaker_are_held_out_once(self):
        tested = []
        for fold in "12345":
            out = os.path.join(self.folder, f"fold{fold}")
            archive = self.voices(self.EMODB)
            done = run("build_voices.py", archive, out, "--corpus", "emodb", "--fold", fold)
            self.assertEqual(0, done.returncode, done.stderr)
            self.out = out
            rows = self.manifest()
            self.assertEqual(60, len(rows), "boredom is left out")
            speakers = {}
            for row in rows:
                speakers.setdefault(row["split"], set()).add((row["group"], row["gender"]))
            self.assertEqual([2, 6, 2], [len(speakers[s]) for s in ("test", "train", "val")])
            self.assertEqual({"female", "male"}, {gender for _, gender in speakers["test"]})
            self.assertEqual(10, len(set.union(*speakers.values())))
            tested += speakers["test"]
        self.assertEqual(10, len(set(tested)))
        first = rows[0]
        with open(os.path.join(out, first["path"]), encoding="utf-8") as file:
            self.assertEqual("sound of " + os.path.basename(first["path"]), file.read())
        of = {row["emotion"]: row["label"] for row in rows}
        self.assertEqual("negative", of["disgust"])
        self.assertEqual("positive", of["happiness"])

    def test_voices_of_ravdess_and_their_licence(self):
        names = [f"03-01-0{e}-01-02-01-{actor:02}.wav" for e in range(1, 9) for actor in (1, 2)]
        archive = self.voices(names)
        done = run(
            *("build_voices.py", archive, self.out, "--corpus", "ravdess"),
            *("--split", "test-ravdess", "--calm"),
        )
        self.assertEqual(0, done.returncode, done.stderr)
        rows = self.manifest()
        self.assertEqual(14, len(rows), "surprise is left out")
        self.assertEqual({"test-ravdess"}, {row["split"] for row in rows})
        self.assertEqual({"CC-BY-NC-SA-4.0"}, {row["licence"] for row in rows})
        self.assertEqual({"neutral"}, {row["label"] for row in rows if row["emotion"] == "calm"})
        self.assertEqual(
            {("ravdess-01", "male"), ("ravdess-02", "female")},
            {(row["group"], row["gender"]) for row in rows},
        )
        own = os.path.join(self.folder, "own")
        run("build_voices.py", archive, own, "--corpus", "ravdess", "--labels", "own", "--split", "train")
        self.out = own
        self.assertEqual(8, len({row["label"] for row in self.manifest()}))

    def test_voices_of_nemo_are_told_by_its_table(self):
        told = "file_id\temotion\traw_text\tnormalized_text\tspeaker_id\tgender\tage\n"
        told += 'AB0_anger_1.wav\tanger\tTo jest "dom.\tto\t   AB0\tfemale\t30\n'
        archive = self.voices(["AB0_anger_1.flac"], [("data.tsv", told)])
        done = run("build_voices.py", archive, self.out, "--corpus", "nemo", "--split", "train")
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertEqual(
            [("female", 'To jest "dom.', "nemo-AB0", "negative")],
            [(r["gender"], r["sentence"], r["group"], r["label"]) for r in self.manifest()],
        )
        archive = self.voices(["AB0_anger_1.flac", "CD0_anger_1.flac"], [("data.tsv", told)])
        other = os.path.join(self.folder, "other")
        done = run("build_voices.py", archive, other, "--corpus", "nemo", "--split", "train")
        self.assertIn("CD0_anger_1.flac, which is not named as the files of nemo are", done.stderr)

    def test_voices_of_another_corpus_leave_nothing(self):
        archive = self.voices(self.EMODB)
        done = run("build_voices.py", archive, self.out, "--corpus", "ravdess")
        self.assertIn("which is not named as the files of ravdess are", done.stderr)
        done = run("build_voices.py", self.voices(["a.txt"]), self.out, "--corpus", "emodb")
        self.assertIn("holds no recordings of emodb", done.stderr)
        done = run("build_voices.py", self.voices(self.EMODB[:14]), self.out, "--corpus", "emodb")
        self.assertIn("There are 2 speakers, too few for 5 parts", done.stderr)
        archive = self.voices(self.EMODB)
        with open(archive, "rb") as file:
            data = file.read()
        with open(archive, "wb") as file:
            file.write(data[: len(data) // 2])
        done = run("build_voices.py", archive, self.out, "--corpus", "emodb")
        self.assertIn("voices.zip can't be read whole", done.stderr)
        self.assertEqual(1, done.stderr.count("\n"), done.stderr)
        self.nothing_left()

    def built(self, name, rows):
        """A set by its manifest; the files hold nothing."""
        self.write(f"{name}/manifest.csv", rows)
        for row in rows[1:]:
            path = os.path.join(self.folder, name, row[0])
            os.makedirs(os.path.dirname(path), exist_ok=True)
            open(path, "wb").close()
        return os.path.join(self.folder, name)

    def two_sets(self):
        faces = [["path", "label", "p_joy", "p_like", "p_fear", "raters", "split", "group"]]
        faces += [[f"train/{i}.png", "joy", "0.8", "0", "0.2", "10", "train", f"f{i}"] for i in range(6)]
        faces += [["val/a.png", "fear", "0", "0", "1", "10", "val", "fa"]]
        faces += [["test/b.png", "joy", "1", "0", "0", "10", "test-disputed", "fb"]]
        drawings = [["path", "label", "split", "group", "licence"]]
        drawings += [["x/1.gif", "like", "train", "f1", "CC0-1.0"], ["x/2.gif", "anger", "train", "f1", "CC0-1.0"]]
        drawings += [["x/3.gif", "joy", "test", "fa", "CC0-1.0"], ["x/4.gif", "joy", "test-b", "g", "CC0-1.0"]]
        return f"faces={self.built('faces', faces)}", f"drawings={self.built('drawings', drawings)}"

    def test_sets_are_mixed_over_one_list_of_labels(self):
        done = run("build_mixed.py", self.out, *self.two_sets(), "--most", "faces:4")
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertIn("drawings: 1 clips with another label left out", done.stdout)
        rows = self.manifest()
        self.assertEqual(4, sum(r["set"] == "faces" and r["split"] == "train" for r in rows))
        self.assertEqual(["p_joy", "p_like", "p_fear"], [c for c in rows[0] if c.startswith("p_")])
        for row in rows:
            self.assertTrue(os.path.isfile(os.path.join(self.out, row["path"])), row["path"])
            self.assertEqual(row["set"], row["group"].split("/")[0])
        like = next(r for r in rows if r["label"] == "like")
        self.assertEqual(("", "drawings/f1", "CC0-1.0"), (like["p_like"], like["group"], like["licence"]))
        self.assertEqual(
            {"train", "val", "test-faces-disputed", "test-drawings", "test-drawings-b"},
            {row["split"] for row in rows},
        )

    def test_outliers_train_with_the_same_share_of_every_label_and_never_score(self):
        nothing = [["path", "label", "split", "group", "picture"], ["n/1.png", "nothing", "train", "plain", "plain"]]
        nothing += [["n/2.wav", "nothing", "train", "hum", ""], ["n/3.png", "nothing", "val", "rings", "rings"]]
        sets = [*self.two_sets(), f"none={self.built('none', nothing)}"]
        done = run("build_mixed.py", self.out, *sets, "--outliers", "none")
        self.assertEqual(0, done.returncode, done.stderr)
        (row,) = [r for r in self.manifest() if r["set"] == "none"]
        self.assertEqual(("joy", "train", "none/plain"), (row["label"], row["split"], row["group"]))
        self.assertEqual({"0.333333"}, {row[c] for c in ("p_joy", "p_like", "p_fear")})
        done = run("build_mixed.py", self.out + "2", *sets, "--outliers", "none", "--sounds")
        self.assertEqual(0, done.returncode, done.stderr)
        with open(os.path.join(self.out + "2", "manifest.csv"), newline="") as lines:
            self.assertEqual(2, sum(r["set"] == "none" for r in csv.DictReader(lines)))
        done = run("build_mixed.py", self.out + "3", *sets, "--outliers", "nobody")
        self.assertIn("--outliers nobody: needed is the name of one of the sets", done.stderr)

    def test_mixed_sets_repeat_what_trains_and_keep_some_splits(self):
        sets = self.two_sets()
        done = run("build_mixed.py", self.out, *sets, "--repeat", "drawings:3", "--only", "train,val")
        self.assertEqual(0, done.returncode, done.stderr)
        rows = self.manifest()
        self.assertEqual({"train", "val"}, {r["split"] for r in rows})
        self.assertEqual(3, sum(r["path"].endswith("x/1.gif") for r in rows))
        self.assertEqual(6, sum(r["set"] == "faces" and r["split"] == "train" for r in rows))
        done = run("build_mixed.py", self.out + "2", *sets, "--repeat", "drawings:0")
        self.assertIn("--repeat drawings:0: needed is NAME:N", done.stderr)

    def test_mixed_sets_may_be_copies_and_are_refused_where_they_do_not_go_together(self):
        sets = self.two_sets()
        done = run("build_mixed.py", self.out, *sets, "--copy", "--together", "--labels", "joy,like,fear")
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertTrue(os.path.isfile(os.path.join(self.out, "drawings", "x", "1.gif")))
        self.assertIn("test-b", {row["split"] for row in self.manifest()})
        other = os.path.join(self.folder, "other")
        done = run("build_mixed.py", other, *sets, "--labels", "joy,like")
        self.assertIn("has a share of 'fear', which is none of the labels joy, like", done.stderr)
        done = run("build_mixed.py", other, *sets, "--most", "voices:3")
        self.assertIn("--most voices:3: needed is NAME:N", done.stderr)
        os.remove(os.path.join(self.folder, "drawings", "x", "3.gif"))
        self.assertIn("names x/3.gif, which is not there", run("build_mixed.py", other, *sets).stderr)
        self.assertFalse(os.path.exists(other))

    def sounds_and_faces(self):
        """Two sets to pair: tones, and grey pictures."""
        voices = [["path", "label", "split", "group", "gender", "licence"]]
        pictures = [["path", "label", "split", "group", "agreed", "licence"]]
        for s, split in enumerate(("train", "val", "test")):
            for l, label in enumerate(("negative", "neutral", "positive")):
                name = f"{split}-{label}"
                voices.append([f"{name}.wav", label, split, f"v{split}", "male", "CC0-1.0"])
                pictures.append([f"{name}.png", label, split, f"p{name}", "yes", "MIT"])
                pictures.append([f"{name}-un.png", label, split, f"q{name}", "no", "MIT"])
        voices, pictures = self.built("voices", voices), self.built("pictures", pictures)
        for name in os.listdir(voices):
            if name.endswith(".wav"):
                with wave.open(os.path.join(voices, name), "wb") as out:
                    out.setparams((1, 2, 16000, 0, "NONE", ""))
                    out.writeframes(b"".join(struct.pack("<h", i % 80 * 100) for i in range(16000)))
        for i, name in enumerate(sorted(os.listdir(pictures))):
            if name.endswith(".png"):
                with open(os.path.join(pictures, name), "wb") as out:
                    out.write(png(photograph(i)))
        return voices, pictures

    @unittest.skipIf(shutil.which("ffmpeg") is None, "ffmpeg is not installed: build_pairs.py is not tested")
    def test_pairs_keep_to_their_sides_and_to_the_share_in_conflict(self):
        voices, pictures = self.sounds_and_faces()
        wanted = ("--voices", voices, "--pictures", pictures, "--size", "32", "--clips", "4")
        done = run("build_pairs.py", self.out, *wanted, "--conflict", "0.25", "--missing", "0.25")
        self.assertEqual(0, done.returncode, done.stderr)
        rows = self.manifest()
        train = [row for row in rows if row["split"] == "train"]
        self.assertEqual((12, 3, 3), tuple(sum(r["split"] == s for r in rows) for s in ("train", "val", "test")))
        self.assertEqual(
            {"congruent": 6, "picture-misleads": 2, "sound-misleads": 1, "no-sound": 2, "no-picture": 1},
            {p: sum(r["pairing"] == p for r in train) for p in {r["pairing"] for r in train}},
        )
        for row in rows:
            self.assertGreater(os.path.getsize(os.path.join(self.out, row["path"])), 500)
            sides = {row[c].split("-")[0] for c in ("voice", "picture") if row[c]}
            self.assertEqual({row["split"]}, sides)
            self.assertNotIn("-un", row["picture"])
            seen, heard = row["picture_label"], row["voice_label"]
            self.assertEqual(row["pairing"] == "picture-misleads", seen not in ("", row["label"]))
            self.assertEqual(row["pairing"] == "sound-misleads", heard not in ("", row["label"]))
            self.assertEqual(row["pairing"] == "no-sound", heard == "")
            self.assertEqual(row["pairing"] == "no-picture", row["figure"] == "")
            if row["figure"]:
                x, y, width, height = map(int, row["figure"].split(","))
                self.assertTrue(0 <= x < x + width <= 32 and 0 <= y < y + height <= 32, row["figure"])
            if "misleads" in row["pairing"]:
                self.assertEqual("video" if seen != row["label"] else "audio", row["weak"])
        self.assertIn("CC0-1.0; MIT", {row["licence"] for row in rows})

    def test_the_box_of_a_figure_goes_where_its_picture_goes(self):
        # a face of 10 to 12 pixels about 16, 16 that swings by 1 across
        whole = (-0.5, -0.5, 0.5, 0.5)
        self.assertEqual("9,10,14,12", build_pairs.box(whole, (16, 16), (10, 12), (1, 0), 32))
        # the right half of a picture twice as wide as high, 40 pixels wide, cut at the edge
        right = (0, -0.25, 0.5, 0.25)
        self.assertEqual("16,6,16,20", build_pairs.box(right, (16, 16), (40, 40), (0, 0), 32))
        # what lies left of the middle is farthest when the picture is largest, nearest when smallest
        left = (-0.5, -0.5, -0.25, 0.5)
        self.assertEqual("1,1,10,30", build_pairs.box(left, (16, 16), (20, 30), (0, 0), 32))
        self.assertEqual("", build_pairs.box((0.4, 0, 0.5, 0.1), (16, 16), (60, 60), (0, 0), 32))

    @unittest.skipIf(shutil.which("ffmpeg") is None, "ffmpeg is not installed: build_pairs.py is not tested")
    def test_pairs_are_the_same_for_a_seed_and_refused_without_a_class(self):
        voices, pictures = self.sounds_and_faces()
        wanted = ("--voices", voices, "--pictures", pictures, "--size", "32", "--clips", "1")
        again = os.path.join(self.folder, "again")
        for out in (self.out, again):
            self.assertEqual(0, run("build_pairs.py", out, *wanted).returncode)
        for row in self.manifest():
            with open(os.path.join(self.out, row["path"]), "rb") as one:
                with open(os.path.join(again, row["path"]), "rb") as other:
                    self.assertEqual(one.read(), other.read(), row["path"])
        third = os.path.join(self.folder, "third")
        with open(os.path.join(voices, "train-neutral.wav"), "wb") as broken:
            broken.write(b"no sound")
        done = run("build_pairs.py", third, *wanted)
        self.assertIn("train-neutral.wav", done.stderr)
        self.assertEqual(1, done.stderr.count("\n"), done.stderr)
        os.remove(os.path.join(voices, "train-neutral.wav"))
        rows = table(os.path.join(voices, "manifest.csv"))
        self.write("voices/manifest.csv", [row for row in rows if row[0] != "train-neutral.wav"])
        done = run("build_pairs.py", third, *wanted)
        self.assertIn("no voices of the class neutral in the split train", done.stderr)
        self.assertFalse(os.path.exists(third))

    def test_few_faces_are_drawn_of_those_to_train_with(self):
        sad = (1, 0, 0, 9, 0, 0, 0, 0, 0, 0)
        train = [(f"t{i}.png", photograph(i), sad if i % 2 else self.HAPPY) for i in range(40)]
        train.append(("again.png", photograph(0, brighter=20), self.HAPPY))
        train.append(("torn.png", photograph(90), self.SAD))
        valid = [(f"v{i}.png", photograph(100 + i), self.HAPPY) for i in range(9)]
        faces = os.path.join(self.folder, "faces")
        self.assertEqual(0, run("build_faces.py", self.faces({"train": train, "valid": valid}), faces).returncode)
        wanted = ["--train", "8", "--val", "4", "--test", "12"]
        drawn = {}
        for seed in ("1", "2"):
            self.out = os.path.join(self.folder, "few" + seed)
            done = run("few_faces.py", faces, self.out, *wanted, "--seed", seed)
            self.assertEqual(0, done.returncode, done.stderr)
            rows = self.manifest()
            for split, count in (("train", 8), ("val", 4), ("test", 12)):
                some = [row for row in rows if row["split"] == split]
                labels = [row["label"] for row in some]
                self.assertEqual([count // 2] * 2, [labels.count(v) for v in ("happiness", "sadness")])
                drawn[split + seed] = {row["group"] for row in some}
            self.assertTrue(all(os.path.exists(os.path.join(self.out, r["path"])) for r in rows))
            names = {row["group"] for row in rows}
            self.assertFalse(names & {"torn", *(f"v{i}" for i in range(9))}, "disputed or of valid")
            twins = {"t0", "again"}
            if twins & (names - drawn["train" + seed]):
                self.assertFalse(twins & drawn["train" + seed], "looks like one to score")
        self.assertEqual(drawn["test1"], drawn["test2"])
        self.assertEqual(drawn["val1"], drawn["val2"])
        self.assertNotEqual(drawn["train1"], drawn["train2"])
        done = run("few_faces.py", faces, self.out + "x", "--train", "900")
        self.assertIn("is too many", done.stderr)
        done = run("few_faces.py", self.folder, self.out + "x")
        self.assertIn("holds no set of faces", done.stderr)
        self.assertFalse(os.path.exists(self.out + "x"))


if __name__ == "__main__":
    main("Sets", Builds)
