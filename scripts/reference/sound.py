"""Reference numbers for the sound features, by librosa. Writes src/test/resources/golden/sound.json.

    python3 -m venv venv && venv/bin/pip install librosa==0.11.0
    venv/bin/python scripts/reference/sound.py

The signals are made by formula here and in SoundFeaturesTest, so that only numbers are stored: some rows
of each, enough to show a wrong window, scale, floor or shift. Frames are 400 samples every 160; librosa
centres a short window in its transform, so signals are padded in front for frame k to begin at 160 k.
"""
import json
import pathlib

import librosa
import numpy as np

OUT = pathlib.Path(__file__).parents[2] / "src/test/resources/golden/sound.json"
RATE, HOP, FRAME, POINTS, WINDOW = 16000, 160, 400, 512, 640
FLOOR = 1e-8
ROWS = [6, 17, 30, 44, 52, 63, 78, 90]


def noise(count):
    values, state = np.empty(count), 1
    for i in range(count):
        state = (1103515245 * state + 12345) % 2**31
        values[i] = state / 2**30 - 1
    return values


def signals():
    t = np.arange(RATE) / RATE
    phase = 2 * np.pi * 150 * t - 40 * np.cos(2 * np.pi * 1.5 * t)
    voice = sum(np.sin(h * phase) / h for h in range(1, 21)) * 0.15 * (0.2 + 0.8 * np.sin(2 * np.pi * 2 * t) ** 2)
    voice[(t >= 0.5) & (t < 0.6)] = 0
    yield "voice", voice
    yield "chirp", 0.5 * np.sin(2 * np.pi * (100 * t + 1950 * t * t))
    yield "noise", 0.1 * noise(RATE)
    yield "sine", 0.5 * np.sin(2 * np.pi * 440 * t)


def features(y):
    y = y.astype(np.float32).astype(np.float64)
    padded = np.pad(y, ((POINTS - FRAME) // 2, POINTS))
    spectrum = np.abs(librosa.stft(padded, n_fft=POINTS, hop_length=HOP, win_length=FRAME, window="hann", center=False))
    bank = librosa.filters.mel(sr=RATE, n_fft=POINTS, n_mels=40, fmin=20, fmax=8000, dtype=np.float64)
    mel = librosa.power_to_db(bank @ spectrum**2, ref=1.0, amin=FLOOR, top_db=None)
    mfcc = librosa.feature.mfcc(S=mel, n_mfcc=13, dct_type=2, norm="ortho")
    side = (WINDOW - FRAME) // 2
    pitch = librosa.yin(np.pad(y, (side, WINDOW)), fmin=51, fmax=1000, sr=RATE, frame_length=WINDOW,
                        hop_length=HOP, trough_threshold=0.2, center=False)
    rms = librosa.feature.rms(y=y, frame_length=FRAME, hop_length=HOP, center=False)[0]
    crossings = librosa.feature.zero_crossing_rate(y, frame_length=FRAME, hop_length=HOP, center=False)[0]
    return {
        "mel": mel.T,
        "mfcc": mfcc.T,
        "delta": librosa.feature.delta(mfcc, width=9).T,
        "delta2": librosa.feature.delta(mfcc, width=9, order=2).T,
        "pitch": pitch,
        "level": 20 * np.log10(np.maximum(rms, 1e-5)),
        "crossings": crossings,
        "centroid": librosa.feature.spectral_centroid(S=spectrum, sr=RATE, n_fft=POINTS)[0],
        "flux": librosa.onset.onset_strength(S=mel, sr=RATE, hop_length=HOP, center=False, detrend=False, lag=1),
    }


def plain(value):
    return [round(float(v), 5) for v in value] if np.ndim(value) else round(float(value), 5)


def main():
    out = {"librosa": librosa.__version__, "rows": ROWS, "signals": {}}
    for name, y in signals():
        found = features(y)
        out["signals"][name] = {key: [plain(values[row]) for row in ROWS] for key, values in found.items()}
    OUT.write_text(json.dumps(out, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
