#!/usr/bin/env python3
"""Files of ELAN, Praat, subtitles and tables, made and read by other people's libraries.

    pip install pympi-ling==1.71 praat-parselmouth==0.4.7 praat-textgrids==1.4.0 pysrt==1.1.2 \
        webvtt-py==0.6.0 pandas==3.1.1 xmlschema==4.3.2
    tiers.py make     # writes the fixtures and what these libraries read in them: expected.json
    tiers.py check    # reads what AffectJ wrote (written.*) and compares it with written.json
    tiers.py check --schema EAFv3.0.xsd   # and validates; the schema is in the source of pympi-ling

Both work in src/test/resources/io/github/affectj/exchange/tiers. TiersReferenceTest holds AffectJ
against expected.json, and what it writes against written.*, byte by byte but for the date. Times
are seconds; a film of 24000/1001 frames a second, whose frame 1312 begins at 54.72133 s.
"""
import argparse
import json
import pathlib
import sys

import pandas
import parselmouth
import pympi
import pysrt
import textgrids
import webvtt
from parselmouth.praat import call

HERE = pathlib.Path(__file__).resolve().parents[2] / "src/test/resources/io/github/affectj/exchange/tiers"
FRAME = 1001 / 24000
CUT = round(1312 * FRAME, 3)  # as a file tells it: 54.721

SUBDIVIDED = """<?xml version="1.0" encoding="UTF-8"?>
<!-- made by scripts/reference/tiers.py -->
<ANNOTATION_DOCUMENT AUTHOR="A. Person" DATE="2024-05-01T10:00:00+01:00" FORMAT="3.0" VERSION="3.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://www.mpi.nl/tools/elan/EAFv3.0.xsd">
    <LICENSE LICENSE_URL="https://example.org/licence">by hand</LICENSE>
    <HEADER MEDIA_FILE="" TIME_UNITS="milliseconds">
        <MEDIA_DESCRIPTOR MEDIA_URL="file:///D:/films/a%20film.mp4" MIME_TYPE="video/mp4" RELATIVE_MEDIA_URL="../films/a%20film.mp4"/>
        <PROPERTY NAME="URN">urn:nl-mpi-tools-elan-eaf:1</PROPERTY>
        <PROPERTY NAME="lastUsedAnnotationId">9</PROPERTY>
    </HEADER>
    <TIME_ORDER>
        <TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="1000"/>
        <TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="1000"/>
        <TIME_SLOT TIME_SLOT_ID="ts3"/>
        <TIME_SLOT TIME_SLOT_ID="ts4"/>
        <TIME_SLOT TIME_SLOT_ID="ts5" TIME_VALUE="4000"/>
        <TIME_SLOT TIME_SLOT_ID="ts6" TIME_VALUE="4000"/>
        <TIME_SLOT TIME_SLOT_ID="ts7" TIME_VALUE="54721"/>
    </TIME_ORDER>
    <TIER ANNOTATOR="Ana" DEFAULT_LOCALE="en" LANG_REF="und" LINGUISTIC_TYPE_REF="utterance" PARTICIPANT="Kim" TIER_ID="speech">
        <ANNOTATION>
            <ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" EXT_REF="er1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts5">
                <ANNOTATION_VALUE>one two three</ANNOTATION_VALUE>
            </ALIGNABLE_ANNOTATION>
        </ANNOTATION>
        <ANNOTATION>
            <ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts6" TIME_SLOT_REF2="ts7">
                <ANNOTATION_VALUE>four</ANNOTATION_VALUE>
            </ALIGNABLE_ANNOTATION>
        </ANNOTATION>
    </TIER>
    <TIER LINGUISTIC_TYPE_REF="words" PARENT_REF="speech" TIER_ID="words">
        <ANNOTATION>
            <ALIGNABLE_ANNOTATION ANNOTATION_ID="a3" TIME_SLOT_REF1="ts2" TIME_SLOT_REF2="ts3">
                <ANNOTATION_VALUE>one</ANNOTATION_VALUE>
            </ALIGNABLE_ANNOTATION>
        </ANNOTATION>
        <ANNOTATION>
            <ALIGNABLE_ANNOTATION ANNOTATION_ID="a4" TIME_SLOT_REF1="ts3" TIME_SLOT_REF2="ts4">
                <ANNOTATION_VALUE>two</ANNOTATION_VALUE>
            </ALIGNABLE_ANNOTATION>
        </ANNOTATION>
        <ANNOTATION>
            <ALIGNABLE_ANNOTATION ANNOTATION_ID="a5" TIME_SLOT_REF1="ts4" TIME_SLOT_REF2="ts5">
                <ANNOTATION_VALUE>three</ANNOTATION_VALUE>
            </ALIGNABLE_ANNOTATION>
        </ANNOTATION>
    </TIER>
    <TIER LINGUISTIC_TYPE_REF="parts" PARENT_REF="speech" TIER_ID="parts">
        <ANNOTATION>
            <REF_ANNOTATION ANNOTATION_ID="a7" ANNOTATION_REF="a1" PREVIOUS_ANNOTATION="a6">
                <ANNOTATION_VALUE>second</ANNOTATION_VALUE>
            </REF_ANNOTATION>
        </ANNOTATION>
        <ANNOTATION>
            <REF_ANNOTATION ANNOTATION_ID="a6" ANNOTATION_REF="a1">
                <ANNOTATION_VALUE>first</ANNOTATION_VALUE>
            </REF_ANNOTATION>
        </ANNOTATION>
    </TIER>
    <TIER LINGUISTIC_TYPE_REF="mood" PARENT_REF="speech" TIER_ID="mood">
        <ANNOTATION>
            <REF_ANNOTATION ANNOTATION_ID="a8" ANNOTATION_REF="a1" CVE_REF="cve1">
                <ANNOTATION_VALUE>glad</ANNOTATION_VALUE>
            </REF_ANNOTATION>
        </ANNOTATION>
        <ANNOTATION>
            <REF_ANNOTATION ANNOTATION_ID="a9" ANNOTATION_REF="a2" CVE_REF="cve2">
                <ANNOTATION_VALUE>sad</ANNOTATION_VALUE>
            </REF_ANNOTATION>
        </ANNOTATION>
    </TIER>
    <LINGUISTIC_TYPE GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="utterance" TIME_ALIGNABLE="true"/>
    <LINGUISTIC_TYPE CONSTRAINTS="Time_Subdivision" GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="words" TIME_ALIGNABLE="true"/>
    <LINGUISTIC_TYPE CONSTRAINTS="Symbolic_Subdivision" GRAPHIC_REFERENCES="false" LEXICON_REF="lex1" LINGUISTIC_TYPE_ID="parts" TIME_ALIGNABLE="false"/>
    <LINGUISTIC_TYPE CONSTRAINTS="Symbolic_Association" CONTROLLED_VOCABULARY_REF="moods" GRAPHIC_REFERENCES="false" LINGUISTIC_TYPE_ID="mood" TIME_ALIGNABLE="false"/>
    <LOCALE COUNTRY_CODE="US" LANGUAGE_CODE="en"/>
    <LANGUAGE LANG_DEF="http://cdb.iso.org/lg/CDB-00130975-001" LANG_ID="und" LANG_LABEL="undetermined (und)"/>
    <CONSTRAINT DESCRIPTION="Time subdivision of parent annotation's time interval, no time gaps allowed within this interval" STEREOTYPE="Time_Subdivision"/>
    <CONSTRAINT DESCRIPTION="Symbolic subdivision of a parent annotation. Annotations refering to the same parent are ordered" STEREOTYPE="Symbolic_Subdivision"/>
    <CONSTRAINT DESCRIPTION="1-1 association with a parent annotation" STEREOTYPE="Symbolic_Association"/>
    <CONTROLLED_VOCABULARY CV_ID="moods">
        <DESCRIPTION LANG_REF="und">what is felt</DESCRIPTION>
        <CV_ENTRY_ML CVE_ID="cve1">
            <CVE_VALUE DESCRIPTION="" LANG_REF="und">glad</CVE_VALUE>
        </CV_ENTRY_ML>
        <CV_ENTRY_ML CVE_ID="cve2">
            <CVE_VALUE DESCRIPTION="" LANG_REF="und">sad</CVE_VALUE>
        </CV_ENTRY_ML>
    </CONTROLLED_VOCABULARY>
    <LEXICON_REF DATCAT_ID="d" DATCAT_NAME="n" LEXICON_ID="l" LEXICON_NAME="words" LEX_REF_ID="lex1" NAME="link" TYPE="t" URL="https://example.org/lexicon"/>
    <REF_LINK_SET LINK_SET_ID="rls1" LINK_SET_NAME="echo">
        <CROSS_REF_LINK DIRECTIONALITY="undirected" REF1="a1" REF2="a2" REF_LINK_ID="rl1" REF_LINK_NAME="same voice"/>
    </REF_LINK_SET>
    <EXTERNAL_REF EXT_REF_ID="er1" TYPE="iso12620" VALUE="http://www.isocat.org/datcat/DC-2290"/>
</ANNOTATION_DOCUMENT>
"""


def make_elan():
    """ELAN 2.8 by pympi, and what pympi reads in it; the shares of SUBDIVIDED are thirds and halves."""
    eaf = pympi.Eaf(author="reference")
    eaf.remove_tier("default")
    eaf.add_linked_file("film.mp4", relpath="./film.mp4", mimetype="video/mp4")
    eaf.add_linguistic_type("emotion")
    eaf.add_linguistic_type("note", "Symbolic_Association", timealignable=False)
    eaf.add_tier("emotion", ling="emotion", ann="Ana", part="viewer")
    eaf.add_tier("note", ling="note", parent="emotion")
    labels = ["glad", "sad & <blue>", "überrascht 驚き", ""]
    bounds = [0, 1001, 54721, 56000, 60018]
    for label, start, end in zip(labels, bounds, bounds[1:]):
        eaf.add_annotation("emotion", start, end, label)
    eaf.add_ref_annotation("note", "emotion", 2000, "a note")
    eaf.to_file(HERE / "pympi.eaf")
    (HERE / "subdivided.eaf").write_text(SUBDIVIDED, encoding="utf-8")
    read = pympi.Eaf(HERE / "pympi.eaf")
    tiers = {
        "emotion": [[a / 1000, b / 1000, v] for a, b, v in read.get_annotation_data_for_tier("emotion")],
        "note": [[a[0] / 1000, a[1] / 1000, a[2]] for a in read.get_ref_annotation_data_for_tier("note")],
    }
    subdivided = pympi.Eaf(HERE / "subdivided.eaf")
    speech = [[a / 1000, b / 1000, v] for a, b, v in subdivided.get_annotation_data_for_tier("speech")]
    return {
        "pympi.eaf": tiers,
        "subdivided.eaf": {
            "speech": speech,
            "words": [[1.0, 2.0, "one"], [2.0, 3.0, "two"], [3.0, 4.0, "three"]],
            "parts": [[1.0, 2.5, "first"], [2.5, 4.0, "second"]],
            "mood": [speech[0][:2] + ["glad"], speech[1][:2] + ["sad"]],
        },
    }


def make_praat():
    """TextGrids as Praat itself writes them: long, short, and in UTF-16."""
    grid = call("Create TextGrid", 0, 62.5625, "emotion claps", "claps")
    for time in (1001 / 1000, 1312 * FRAME):
        call(grid, "Insert boundary", 1, time)
    for i, text in enumerate(('say ""so"" 驚き', "", "glad\\a\"e"), 1):
        call(grid, "Set interval text", 1, i, text)
    call(grid, "Insert point", 2, 10 / 3, "clap")
    call(grid, "Insert point", 2, 50, "")
    parselmouth.praat.run("Text writing preferences: \"UTF-8\"")
    call(grid, "Save as text file", str(HERE / "long.TextGrid"))
    call(grid, "Save as short text file", str(HERE / "short.TextGrid"))
    parselmouth.praat.run("Text writing preferences: \"UTF-16\"")
    call(grid, "Save as text file", str(HERE / "utf16.TextGrid"))
    call(grid, "Save as short text file", str(HERE / "utf16short.TextGrid"))
    expected = {}
    for name in ("long", "short", "utf16", "utf16short"):
        path = HERE / f"{name}.TextGrid"
        again = call(parselmouth.Data.read(str(path)), "Down to Table", False, 17, True, False)
        rows = {"emotion": [], "claps": []}
        for r in range(1, call(again, "Get number of rows") + 1):
            cell = [call(again, "Get value", r, c) for c in ("tmin", "tmax", "tier", "text")]
            rows[cell[2]].append([float(cell[0]), float(cell[1]), cell[3]])
        expected[path.name] = rows
    # Praat's table leaves points without a mark out; praat-textgrids has them.
    other = textgrids.TextGrid(str(HERE / "long.TextGrid"))
    claps = [[p.xpos, p.xpos, p.text] for p in other["claps"]]
    for rows in expected.values():
        rows["claps"] = claps
    return expected


def make_subtitles():
    cues = [(0, 1001, "Hello,\nworld"), (1001, 54721, "<i>You & I</i>"), (54721, 60018, "– 驚き")]
    srt = pysrt.SubRipFile(
        [pysrt.SubRipItem(i, start=a, end=b, text=t) for i, (a, b, t) in enumerate(cues, 1)], eol="\r\n")
    srt.save(str(HERE / "pysrt.srt"), encoding="utf-8-sig")
    read = pysrt.open(str(HERE / "pysrt.srt"), encoding="utf-8-sig")
    expected = {"pysrt.srt": {"pysrt": [
        [c.start.ordinal / 1000, c.end.ordinal / 1000, c.text_without_tags] for c in read]}}
    vtt = webvtt.WebVTT()
    for start, end, text in (
            ("00:00:00.000", "00:00:01.001", "<v Ana>Hello, <b>world</b></v>"),
            ("00:00:01.001", "00:00:54.721", "<v.loud Ben>You <c.blue>there</c>"),
            ("00:00:54.721", "00:01:00.018", "two\nlines")):
        vtt.captions.append(webvtt.Caption(start, end, text))
    vtt.save(str(HERE / "webvtt.vtt"))
    captions = webvtt.read(str(HERE / "webvtt.vtt"))
    expected["webvtt.vtt"] = {"webvtt": [
        [c.start_in_seconds, c.end_in_seconds, c.text] for c in captions]}
    # webvtt-py cuts milliseconds off start_in_seconds in some versions; the texts tell them whole.
    for row, c in zip(expected["webvtt.vtt"]["webvtt"], captions):
        row[0], row[1] = (sum(float(x) * 60 ** i for i, x in enumerate(reversed(t.split(":"))))
                          for t in (c.start, c.end))
        row[0], row[1] = round(row[0], 3), round(row[1], 3)
    return expected


def make_tables():
    frame = pandas.DataFrame({
        "start": [0, 1.001, CUT], "end": [1.001, CUT, 60.018], "label": ["glad", "so; so, \"x\"", "驚き"],
        "tier": ["emotion"] * 3, "value": [0.5, -1.25, 3], "coder": ["Ana"] * 3})
    frame.to_csv(HERE / "pandas.csv", index=False)
    frame.to_csv(HERE / "commas.csv", index=False, sep=";", decimal=",", encoding="utf-8-sig", lineterminator="\r\n")
    frame.to_csv(HERE / "pandas.tsv", index=False, sep="\t", encoding="utf-16")
    events = pandas.DataFrame({
        "onset": [0, 1.001, CUT], "duration": [1.001, None, round(60.018 - CUT, 3)],
        "trial_type": ["glad", "clap", None], "response_time": [0.3, None, None]})
    events.to_csv(HERE / "sub-01_task-film_events.tsv", index=False, sep="\t", na_rep="n/a")
    (HERE / "sub-01_task-film_events.json").write_text(
        json.dumps({"onset": {"Units": "s"}, "response_time": {"Units": "s"}}, indent=2) + "\n")
    expected = {}
    for name, how in (("pandas.csv", {}), ("commas.csv", dict(sep=";", decimal=",", encoding="utf-8-sig")),
                      ("pandas.tsv", dict(sep="\t", encoding="utf-16"))):
        read = pandas.read_csv(HERE / name, **how)
        expected[name] = {"emotion": read[["start", "end", "label"]].values.tolist()}
    read = pandas.read_csv(HERE / "sub-01_task-film_events.tsv", sep="\t", keep_default_na=True)
    expected["sub-01_task-film_events.tsv"] = {"sub-01_task-film_events": [
        [r.onset, round(r.onset + (0 if pandas.isna(r.duration) else r.duration), 3),
         "" if pandas.isna(r.trial_type) else r.trial_type] for r in read.itertuples()]}
    return expected


def make():
    HERE.mkdir(parents=True, exist_ok=True)
    expected = make_elan() | make_praat() | make_subtitles() | make_tables()
    (HERE / "expected.json").write_text(
        json.dumps(expected, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def same(what, found, wanted, rounding):
    """Compares rows of start, end, label; prints what differs."""
    ok = len(found) == len(wanted) and all(
        abs(f[0] - w[0]) <= rounding and abs(f[1] - w[1]) <= rounding and f[2] == w[2]
        for f, w in zip(found, wanted))
    print(("ok   " if ok else "WRONG"), what, len(found), "segments")
    if not ok:
        print("  found ", found, "\n  wanted", wanted)
    return ok


def label(cell):
    """Without the apostrophe that keeps spreadsheets from taking a label for a formula."""
    return "" if cell == "n/a" else cell[1:] if cell.startswith("'=") else cell


def check(schema):
    wanted = json.loads((HERE / "written.json").read_text(encoding="utf-8"))
    emotion, claps, voices = wanted["emotion"], wanted["claps"], wanted["voices"]
    results = []
    eaf = pympi.Eaf(HERE / "written.eaf")
    ms = 0.00051
    results.append(same("written.eaf emotion, pympi", [
        [a / 1000, b / 1000, v] for a, b, v in sorted(eaf.get_annotation_data_for_tier("emotion"))], emotion, ms))
    results.append(same("written.eaf claps, pympi", [
        [a / 1000, a / 1000, v] for a, b, v in sorted(eaf.get_annotation_data_for_tier("claps"))], claps, ms))
    both = eaf.get_annotation_data_for_tier("voices") + eaf.get_annotation_data_for_tier("voices (2)")
    results.append(same("written.eaf voices, pympi", [
        [a / 1000, b / 1000, v] for a, b, v in sorted(both)], voices, ms))
    if schema:
        import xmlschema
        for name in ("written.eaf", "changed.eaf", "subdivided.eaf"):
            errors = list(xmlschema.XMLSchema(schema).iter_errors(str(HERE / name)))
            print("ok   " if not errors else "WRONG", name, "schema", [str(e.reason) for e in errors][:3])
            results.append(not errors)
    grid = textgrids.TextGrid(str(HERE / "written.TextGrid"))
    # It leaves quotation marks doubled, and takes them off at the ends.
    results.append(same("written.TextGrid emotion, praat-textgrids", [
        [i.xmin, i.xmax, i.text.replace('"', "")] for i in grid["emotion"] if i.text],
        [[a, b, label.replace('"', "")] for a, b, label in emotion], 0))
    table = call(parselmouth.Data.read(str(HERE / "written.TextGrid")), "Down to Table", False, 17, True, False)
    rows = [[call(table, "Get value", r, c) for c in ("tmin", "tmax", "tier", "text")]
            for r in range(1, call(table, "Get number of rows") + 1)]
    for tier, wanted_rows in (("emotion", emotion), ("claps", claps)):
        results.append(same(f"written.TextGrid {tier}, Praat", [
            [float(a), float(b), v] for a, b, t, v in rows if t == tier], wanted_rows, 1e-12))
    srt = pysrt.open(str(HERE / "written.srt"), encoding="utf-8")
    results.append(same("written.srt, pysrt", [
        [c.start.ordinal / 1000, c.end.ordinal / 1000, c.text] for c in srt], emotion, ms))
    vtt = [c for c in webvtt.read(str(HERE / "written.vtt"))]
    times = lambda t: sum(float(x) * 60 ** i for i, x in enumerate(reversed(t.split(":"))))
    results.append(same("written.vtt, webvtt-py", [
        [times(c.start), times(c.end), c.text] for c in vtt], voices, ms))
    results.append([c.voice for c in vtt] == wanted["speakers"])
    for name, how in (("written.csv", {}), ("written.tsv", dict(sep="\t"))):
        read = pandas.read_csv(HERE / name, keep_default_na=False, **how)
        for tier, rows in (("emotion", emotion), ("claps", claps), ("voices", voices)):
            results.append(same(f"{name} {tier}, pandas", read[read.tier == tier][
                ["start", "end", "label"]].map(lambda c: label(c) if isinstance(c, str) else c).values.tolist(), rows, 0))
    read = pandas.read_csv(HERE / "written_events.tsv", sep="\t", keep_default_na=False)
    json.loads((HERE / "written_events.json").read_text(encoding="utf-8"))["trial_type"]["Levels"]
    for tier, rows in (("emotion", emotion), ("claps", claps), ("voices", voices)):
        results.append(same(f"written_events.tsv {tier}, pandas", [
            [r.onset, r.onset + r.duration, label(r.trial_type)]
            for r in read[read.tier == tier].itertuples()], rows, 1e-12))
    return all(results)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["make", "check"])
    parser.add_argument("--schema", help="EAFv3.0.xsd")
    given = parser.parse_args()
    if given.what == "make":
        make()
    elif not check(given.schema):
        sys.exit(1)
