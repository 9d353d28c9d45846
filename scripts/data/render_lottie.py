#!/usr/bin/env python3
"""Frames of a Lottie animation to standard output, as rlottie draws them.

    python3 render_lottie.py FILE.json SIDE FRAME [FRAME ...]

Each frame is SIDE x SIDE pixels of four bytes: blue, green, red, alpha, premultiplied. Frames count from 0.
Needs rlottie-python (1.3.8 is tried).
"""

import sys


def main():
    try:
        from rlottie_python import LottieAnimation
    except ImportError:
        raise SystemExit("rlottie-python is missing: pip install rlottie-python==1.3.8") from None
    file, side, *frames = sys.argv[1:]
    side = int(side)
    animation = LottieAnimation.from_file(file)
    for frame in frames:
        picture = animation.lottie_animation_render(int(frame), width=side, height=side)
        sys.stdout.buffer.write(picture)


if __name__ == "__main__":
    main()
