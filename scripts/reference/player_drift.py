"""How far picture and sound are apart while `Play Clip with Audio` plays a minute on PulseAudio. Linux only.

    mvn -B -q -DskipTests package
    sudo apt-get install ffmpeg xvfb pulseaudio pulseaudio-utils libasound2-plugins
    python3 scripts/reference/player_drift.py [SECONDS]

Makes a film of 25 frames a second with a click each second and plays it by a PulseAudio server and on a
display of its own. What the server plays is recorded and searched for clicks; ImageJ's window is asked
which frame it shows. Both times are those of CLOCK_MONOTONIC. Printed, in ms: when the frame of each second
was seen minus when its click was heard. The first frame has no click: it is seen before it plays.
"""
import array
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).parents[2]
FRAMES, RATE = 25, 48000
SECONDS = int(sys.argv[1]) if len(sys.argv) > 1 else 60


def film(path):
    click = "if(gte(t,1)*lt(mod(t,1),0.02),0.8*sin(2*PI*1000*t),0)"
    subprocess.run(
        ["ffmpeg", "-y", "-v", "error", "-f", "lavfi", "-i", f"testsrc=s=640x360:r={FRAMES}:d={SECONDS + 2}"]
        + ["-f", "lavfi", "-i", f"aevalsrc='{click}':s={RATE}:d={SECONDS + 2}"]
        + ["-c:v", "libx264", "-g", "50", "-pix_fmt", "yuv420p", "-c:a", "pcm_s16le", str(path)],
        check=True)


def record(player):
    """Samples that the server played while the player ran, and when the first of them was."""
    recorder = subprocess.Popen(
        ["parec", "-d", "quiet.monitor", "--raw", "--format=s16le", f"--rate={RATE}", "--channels=1", "--latency-msec=5"],
        stdout=subprocess.PIPE, bufsize=0)
    data, marks = bytearray(), []
    while player.poll() is None:
        data += os.read(recorder.stdout.fileno(), 1 << 16)
        marks.append((len(data) // 2, time.monotonic_ns()))
    recorder.kill()
    samples = array.array("h", bytes(data[: len(data) // 2 * 2]))
    # The packet that was fastest tells the clocks' difference.
    return samples, min(when - count * 1e9 / RATE for count, when in marks)


def clicks(samples, start):
    at = 0
    while at < len(samples):
        if abs(samples[at]) > 3000:
            yield start + at * 1e9 / RATE
            at += RATE // 2
        else:
            at += 1


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / ".asoundrc").write_text("pcm.!default { type pulse }\nctl.!default { type pulse }\n")
        film(folder / "clicks.mkv")
        socket = folder / "socket"
        os.environ.update(HOME=name, XDG_RUNTIME_DIR=name, PULSE_RUNTIME_PATH=name, PULSE_SERVER=f"unix:{socket}")
        server = subprocess.Popen(
            ["pulseaudio", "-n", "--exit-idle-time=-1", "-L", f"module-null-sink sink_name=quiet rate={RATE}"]
            + ["-L", f"module-native-protocol-unix socket={socket} auth-anonymous=1"], stderr=subprocess.DEVNULL)
        display = subprocess.Popen(["Xvfb", "-displayfd", "1"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        try:
            os.environ["DISPLAY"] = ":" + display.stdout.readline().decode().strip()
            while not socket.exists():
                time.sleep(0.1)
            java = '. scripts/built.sh; exec "$java" "${java_options[@]}" -cp "$(classpath "$(plugin_jar)"):$(tests_jar)"'
            with open(folder / "frames.txt", "w") as out:
                player = subprocess.Popen(
                    ["bash", "-c", f"{java} io.github.affectj.ui.PlayerDriftRun {folder}/clicks.mkv {SECONDS}"],
                    cwd=ROOT, stdout=out, stderr=subprocess.DEVNULL)
                heard = list(clicks(*record(player)))
            lines = [line.split() for line in open(folder / "frames.txt")]
        finally:
            display.kill()
            server.kill()
    seen = {int(frame): int(when) for when, frame in lines}
    apart = [(seen[s * FRAMES] - when) / 1e6 for s, when in enumerate(heard, 1) if s * FRAMES in seen]
    print(" ".join(f"{v:+.0f}" for v in apart))
    print(f"{len(apart)} of {SECONDS - 1} seconds: {min(apart):+.1f} to {max(apart):+.1f} ms, mean {statistics.mean(apart):+.1f}; "
          f"first ten {statistics.mean(apart[:10]):+.1f}, last ten {statistics.mean(apart[-10:]):+.1f}")


if __name__ == "__main__":
    main()
