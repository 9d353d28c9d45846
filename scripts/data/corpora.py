"""Corpora of acted speech as published: who speaks which emotion in which file. Needs Python 3.9 only."""

import csv
import io
import re

from clipset import published
from featureset import fail

ENDINGS = (".flac", ".wav")

EMODB_EMOTIONS = {
    "W": "anger",
    "L": "boredom",
    "E": "disgust",
    "A": "fear",
    "F": "happiness",
    "T": "sadness",
    "N": "neutral",
}
EMODB_WOMEN = ("08", "09", "13", "14", "16")
RAVDESS_EMOTIONS = "neutral calm happiness sadness anger fear disgust surprise".split()
RAVDESS_SENTENCES = ("Kids are talking by the door", "Dogs are sitting by the door")
NEMO_EMOTIONS = {
    "anger": "anger",
    "fear": "fear",
    "happiness": "happiness",
    "neutral": "neutral",
    "sadness": "sadness",
    "surprised": "surprise",
}

AV3 = {
    **dict.fromkeys(("sadness", "anger", "disgust", "fear"), "negative"),
    "neutral": "neutral",
    "happiness": "positive",
}
CALM = {"calm": "neutral", "boredom": "neutral"}


class Utterance:
    """A recording: its file's name and bytes, its speaker and that one's gender, its emotion and what
    is said."""

    def __init__(self, name, data, speaker, gender, emotion, sentence, intensity=""):
        self.name, self.data = name, data
        self.speaker, self.gender = speaker, gender
        self.emotion, self.sentence, self.intensity = emotion, sentence, intensity


def emodb(name, data, _):
    """03a01Fa: speaker, text, emotion, take."""
    found = re.fullmatch(r"(\d\d)([ab]\d\d)([WLEAFTN])([a-z])", name.rpartition(".")[0])
    if not found:
        return None
    speaker, text, emotion, _ = found.groups()
    gender = "female" if speaker in EMODB_WOMEN else "male"
    return Utterance(name, data, speaker, gender, EMODB_EMOTIONS[emotion], text)


def ravdess(name, data, _):
    """03-01-06-01-02-01-12: sound only, speech, emotion, intensity, statement, repetition, actor."""
    found = re.fullmatch(
        r"03-01-0([1-8])-0([12])-0([12])-0[12]-(\d\d)", name.rpartition(".")[0]
    )
    if not found:
        return None
    emotion, intensity, sentence, actor = (int(part) for part in found.groups())
    return Utterance(
        name,
        data,
        f"{actor:02}",
        "male" if actor % 2 else "female",
        RAVDESS_EMOTIONS[emotion - 1],
        RAVDESS_SENTENCES[sentence - 1],
        ("normal", "strong")[intensity - 1],
    )


def nemo(name, data, told):
    """EB0_anger_14: speaker, emotion, sentence; data.tsv tells the rest."""
    found = re.fullmatch(r"([A-Z]{2}\d)_([a-z]+)_\d+", name.rpartition(".")[0])
    row = told.get(found.group(0)) if found else None
    if row is None or found.group(2) not in NEMO_EMOTIONS:
        return None
    emotion = NEMO_EMOTIONS[found.group(2)]
    return Utterance(name, data, found.group(1), row["gender"].strip(), emotion, row["raw_text"].strip())


# how a file's name is read; how files are named; licence; whom to name
CORPORA = {
    "emodb": (emodb, "03a01Fa", "CC0-1.0", "Berlin EmoDB (Burkhardt et al. 2005)"),
    "ravdess": (
        ravdess,
        "03-01-06-01-02-01-12",
        "CC-BY-NC-SA-4.0",
        "RAVDESS (Livingstone and Russo 2018)",
    ),
    "nemo": (nemo, "EB0_anger_14", "CC-BY-NC-SA-4.0", "nEMO (Christop 2024)"),
}


def utterances(corpus, path):
    """All recordings of speech of a corpus, sorted by name.

    :param path: the published files, a folder or an archive
    """
    read, example, _, _ = CORPORA[corpus]
    files = published(path)
    told = _table(files, path) if corpus == "nemo" else {}
    found = []
    for name in sorted(files):
        if name.lower().endswith(ENDINGS):
            one = read(name, files[name], told)
            if one is None:
                fail(
                    f"{path} holds {name}, which is not named as the files of {corpus} are, for"
                    f" example {example}.wav{' with a line in data.tsv' if told else ''}."
                )
            found.append(one)
    if not found:
        fail(f"{path} holds no recordings of {corpus}, which are named as {example}.wav or .flac.")
    return found


def _table(files, path):
    if "data.tsv" not in files:
        fail(f"{path} holds no data.tsv, which tells the speakers of nEMO.")
    lines = io.StringIO(files["data.tsv"].decode("utf-8", "replace"))
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    missing = [c for c in ("file_id", "gender", "raw_text") if not rows or rows[0].get(c) is None]
    if missing:
        fail(f"data.tsv of {path} lacks the column '{missing[0]}'.")
    return {row["file_id"].rpartition(".")[0]: row for row in rows}


def meaning(labels, calm):
    """The label of an emotion, None for one that is left out.

    :param labels: av3 for three classes, own for the corpus' emotions themselves
    :param calm: whether calm and boredom are neutral
    """
    if labels == "own":
        return lambda emotion: emotion
    of = {**AV3, **(CALM if calm else {})}
    return of.get
