"""Tests of the import scripts on tiny files of the published forms: python3 -m unittest test_imports"""

import json
import os
import pickle
import unittest

from scripttest import ScriptTest, main, np, run, table


class Imports(ScriptTest):
    def mosi(self):
        said = [("a_10", 0), ("a_2", 1), ("b_1", 1), ("c_1", 0), ("t_3", 1), ("t_1", 0)]
        self.write("transcripts.csv", [[n, "WORDS", "1", str(l)] for n, l in said])
        for part, places in (("train", [0, 1, 2, 3]), ("test", [4, 5])):
            self.write(f"text_{part}.csv", [[p, "0.5"] for p in places])
            self.write(f"audio/audio_{part}0.csv", [[p, p + 0.5, said[p][1]] for p in places])
            self.write(f"video/video_{part}0.csv", [[p, 0, -p, f"{said[p][1]}.0"] for p in places])

    def test_mosi_puts_utterances_in_their_order(self):
        self.mosi()
        done = run("import_mosi.py", self.folder, self.out)
        self.assertEqual(0, done.returncode, done.stderr)
        rows = {row["group"]: row for row in self.manifest()}
        self.assertEqual({"a", "b", "c", "t"}, set(rows))
        self.assertEqual(["test", "train", "train", "val"], sorted(r["split"] for r in rows.values()))
        self.assertEqual("test", rows["t"]["split"])
        self.assertEqual([["positive"], ["negative"]], table(os.path.join(self.out, rows["a"]["labels"])))
        self.assertEqual([["1", "1.5"], ["0", "0.5"]], table(os.path.join(self.out, rows["a"]["audio"])))
        self.assertEqual([["5", "0", "-5"], ["4", "0", "-4"]], table(os.path.join(self.out, rows["t"]["visual"])))

    def test_mosi_leaves_a_set_that_is_there_as_it_is(self):
        self.mosi()
        self.assertEqual(0, run("import_mosi.py", self.folder, self.out).returncode)
        file = os.path.join(self.out, self.manifest()[0]["visual"])
        with open(file, "w", encoding="utf-8") as out:
            out.write("mine")
        again = run("import_mosi.py", self.folder, self.out, "--seed", "2")
        self.assertIn("holds a data set already", again.stderr)
        self.assertEqual([["mine"]], table(file))

    def test_mosi_refuses_parts_that_do_not_go_together(self):
        self.mosi()
        self.write("audio/audio_test0.csv", [[1, 2]])
        done = run("import_mosi.py", self.folder, self.out)
        self.assertNotEqual(0, done.returncode)
        self.assertIn("The part test has 1 lines of audio, 2 of video and 2 of text", done.stderr)
        self.write("audio/audio_test0.csv", [[1, 2, 0], [1, 2, 0]])
        done = run("import_mosi.py", self.folder, self.out)
        self.assertIn("that do not end with its label 1", done.stderr)
        again = run("import_mosi.py", os.path.join(self.folder, "none"), self.out)
        self.assertIn("transcripts.csv can't be read", again.stderr)

    def gifs(self, count):
        folder = os.path.join(self.folder, "gifs")
        os.makedirs(folder)
        for i in range(count):
            ending = "GIF" if i % 2 else "gif"
            open(os.path.join(folder, f"g{i}.{ending}"), "wb").close()
        return folder

    EMOTIONS = ["happiness", "satisfaction", "surprise", "sadness", "anger", "disgust", "fear"]

    def test_gifgif_takes_the_highest_of_each_of_seven(self):
        # Four GIFs stand out for each emotion, which all but three others agree on.
        votes = [["metric", "left", "right", "choice"], ["anger", "", "g1", "right"]]
        for e, emotion in enumerate(self.EMOTIONS + ["guilt"]):
            for i in range(32):
                for j in range(32):
                    if i % 8 == e and j % 8 != e:
                        votes.append([emotion, f"g{i}", f"g{j}", "left"])
        votes.append(["fear", "g1", "g2", "neither"])
        done = run("import_gifgif.py", self.write("votes.csv", votes), self.gifs(32), self.out, "--most", "3")
        self.assertEqual(0, done.returncode, done.stderr)
        rows = self.manifest()
        self.assertEqual(21, len(rows))
        for e, emotion in enumerate(self.EMOTIONS):
            label = "like" if emotion == "satisfaction" else emotion
            mine = [r for r in rows if r["label"] == label]
            self.assertEqual(["test", "train", "val"], sorted(r["split"] for r in mine))
            for r in mine:
                self.assertTrue(os.path.exists(os.path.join(self.out, r["path"])), r["path"])
                self.assertEqual(e, int(os.path.basename(r["path"])[1:-4]) % 8)

    def test_gifgif_scores_as_json_and_what_is_missing(self):
        rows = [
            {"id": f"g{i}", **{e: float(i % 7 == k) + i / 100 for k, e in enumerate(self.EMOTIONS)}}
            for i in range(21)
        ]
        path = os.path.join(self.folder, "scores.json")
        with open(path, "w", encoding="utf-8") as out:
            json.dump(rows, out)
        gifs = self.gifs(21)
        done = run("import_gifgif.py", path, gifs, self.out)
        self.assertEqual(0, done.returncode, done.stderr)
        for r in self.manifest():
            e = self.EMOTIONS[int(os.path.basename(r["path"])[1:-4]) % 7]
            self.assertTrue(os.path.exists(os.path.join(self.out, r["path"])), r["path"])
            self.assertEqual("like" if e == "satisfaction" else e, r["label"])
        lacking = self.write("few.csv", [["id", "happiness"], ["g1", "2"]])
        self.assertIn("lacks the column 'satisfaction'", run("import_gifgif.py", lacking, gifs, "x").stderr)
        twice = run("import_gifgif.py", path, gifs, self.out)
        self.assertIn("holds a data set already", twice.stderr)

    @unittest.skipIf(np is None, "numpy is not installed: import_mosei.py is not tested")
    def test_mosei_cuts_padding_and_keeps_videos_together(self):
        def part(names, values):
            vision = np.zeros((len(names), 5, 3), dtype=np.float32)
            audio = np.zeros((len(names), 5, 2), dtype=np.float64)
            vision[:, 2:] = 1
            audio[:, 3:] = 2
            audio[:, 4, 1] = -np.inf
            return {"vision": vision, "audio": audio, "id": names, "regression_labels": np.array(values)}

        data = {
            "train": part(["v1$_$0", "v1$_$1", "v2$_$0"], [0.0, 1.5, -1]),
            "valid": part(["v3$_$0"], [2.0]),
            "test": part(["v4$_$0", "v1$_$2"], [-0.2, 1.0]),
        }
        path = os.path.join(self.folder, "aligned_50.pkl")
        with open(path, "wb") as out:
            pickle.dump(data, out)
        done = run("import_mosei.py", path, self.out)
        self.assertEqual(0, done.returncode, done.stderr)
        rows = self.manifest()
        self.assertEqual(
            ["neutral", "positive", "negative", "positive", "negative", "positive"],
            [r["label"] for r in rows],
        )
        self.assertEqual(["train"] * 3 + ["val", "test", "train"], [r["split"] for r in rows])
        self.assertEqual("v1", rows[5]["group"])
        first = os.path.join(self.out, rows[0]["path"])
        clip = np.load(first)
        self.assertEqual((3, 3), clip["visual"].shape)
        self.assertEqual([[0, 0], [2, 2], [2, 0]], clip["audio"].tolist())
        os.remove(first)
        self.assertIn("holds a data set already", run("import_mosei.py", path, self.out).stderr)
        self.assertFalse(os.path.exists(first))

    @unittest.skipIf(np is None, "numpy is not installed: import_mosei.py is not tested")
    def test_mosei_brings_unaligned_streams_together(self):
        data = {
            p: {
                "vision": np.ones((1, 6, 2)),
                "audio": np.arange(8.0).reshape(1, 8, 1),
                "vision_lengths": [2],
                "audio_lengths": [4],
                "id": [p + "$_$1"],
                "regression_labels": [0.0 if p == "test" else 1.0],
            }
            for p in ("train", "valid", "test")
        }
        path = os.path.join(self.folder, "unaligned_50.pkl")
        with open(path, "wb") as out:
            pickle.dump(data, out)
        done = run("import_mosei.py", path, self.out, "--labels", "2")
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertEqual(2, len(self.manifest()))
        clip = np.load(os.path.join(self.out, self.manifest()[0]["path"]))
        self.assertEqual([[0.5], [2.5]], clip["audio"].tolist())
        with open(path, "wb") as out:
            pickle.dump({"train": {}}, out)
        self.assertIn("lacks 'vision' in the part 'train'", run("import_mosei.py", path, "x").stderr)


if __name__ == "__main__":
    main("Imports", Imports)
