"""Pictures with and without faces, what the package facenet-pytorch finds in them, and how far the boxes of
Find Faces... are from that.

    python3 -m venv venv
    venv/bin/pip install torch==2.2.2 torchvision==0.17.2 'numpy<2' facenet-pytorch==2.6.0 scikit-image==0.24.0 matplotlib==3.9.2
    venv/bin/pip download --no-deps --no-binary :all: face_recognition==1.3.0 && tar xzf face_recognition-1.3.0.tar.gz
    venv/bin/python scripts/reference/faces.py make target/faces --more face_recognition-1.3.0/tests/test_images
    venv/bin/python scripts/reference/faces.py reference target/faces
    mvn -B test -Dtest=FaceParity -Daffectj.faces=target/faces
    venv/bin/python scripts/reference/faces.py golden src/test/resources/golden

The faces are Eileen Collins (NASA; scikit-image's astronaut.png) and Grace Hopper (US Navy; Matplotlib's
grace_hopper.jpg), both in the public domain. golden writes two cut-outs of them and what the package finds in
these and in pictures made of them by whole numbers only, so that every language makes the same.
"""
import argparse
import importlib.util
import json
import sys
import time
from pathlib import Path

import numpy as np

MINIMUM = 20
NO_FACES = ("coffee.png", "chelsea.png", "rocket.jpg", "brick.png", "gravel.png", "hubble_deep_field.jpg",
            "motorcycle_left.png", "page.png", "retina.jpg")


def package(name, *inside):
    return Path(importlib.util.find_spec(name).submodule_search_locations[0]).joinpath(*inside)


def opened(file):
    from PIL import Image
    return Image.open(file).convert("RGB")


def scikit(name):
    return opened(package("skimage", "data", name))


def collins():
    return scikit("astronaut.png")


def hopper():
    return opened(package("matplotlib", "mpl-data", "sample_data", "grace_hopper.jpg"))


def heads():
    """Both heads with what is around them, as squares."""
    return [collins().crop((144, 0, 304, 160)), hopper().crop((120, 30, 420, 330))]


def crowd(seed, size, count, least, most, background):
    """Heads at random places of a textured background, mirrored and tilted; later ones cover earlier ones."""
    from PIL import Image
    random = np.random.default_rng(seed)
    picture = background.resize(size)
    for i in range(count):
        head = heads()[int(random.integers(2))]
        side = int(random.integers(least, most + 1))
        head = head.resize((side, side), Image.BICUBIC)
        if random.random() < 0.5:
            head = head.transpose(Image.FLIP_LEFT_RIGHT)
        head = head.rotate(float(random.uniform(-15, 15)), Image.BICUBIC)
        at = (int(random.integers(size[0] - side // 2)) - side // 4, int(random.integers(size[1] - side // 2)) - side // 4)
        picture.paste(head, at)
    return picture


def changed(picture, change):
    from PIL import Image
    return Image.fromarray(np.clip(change(np.asarray(picture, np.float64)), 0, 255).astype(np.uint8))


def pictures():
    """Name and picture."""
    from PIL import Image, ImageFilter
    random = np.random.default_rng(5)
    a, b = collins(), hopper()
    both = Image.new("RGB", (1024, 600), (90, 110, 130))
    both.paste(a, (0, 44))
    both.paste(b, (512, 0))
    yield "collins", a
    yield "hopper", b
    yield "both", both
    yield "cameraman-grey", scikit("camera.png")
    yield "both-black-and-white", both.convert("L").convert("RGB")
    yield "both-dark", changed(both, lambda p: p * 0.15)
    yield "both-bright", changed(both, lambda p: p * 1.6 + 30)
    yield "both-blurred", both.filter(ImageFilter.GaussianBlur(4))
    yield "both-noisy", changed(both, lambda p: p + random.normal(0, 40, p.shape))
    yield "both-tilted-15", both.rotate(15, Image.BICUBIC)
    yield "both-tilted-35", both.rotate(-35, Image.BICUBIC)
    yield "both-upside-down", both.rotate(180)
    yield "both-stretched", both.resize((1024, 400), Image.BICUBIC)
    yield "both-small", both.resize((171, 100), Image.BICUBIC)
    yield "both-1080p", both.resize((1920, 1080), Image.BICUBIC)
    yield "both-odd-size", both.resize((777, 455), Image.BICUBIC)
    yield "collins-tiny", heads()[0].resize((40, 40), Image.BICUBIC)
    yield "crowd-large", crowd(1, (1280, 720), 12, 120, 320, scikit("gravel.png"))
    yield "crowd-small", crowd(2, (1280, 720), 60, 40, 110, scikit("grass.png"))
    yield "crowd-grey", crowd(3, (960, 540), 30, 60, 160, scikit("brick.png")).convert("L").convert("RGB")
    yield "crowd-dark", changed(crowd(4, (960, 540), 30, 60, 160, scikit("coffee.png")), lambda p: p * 0.25)
    yield "crowd-overlapping", crowd(6, (640, 360), 40, 80, 200, scikit("brick.png"))
    for name in NO_FACES:
        yield "none-" + Path(name).stem.replace("_", "-"), scikit(name)
    yield "none-even", Image.new("RGB", (320, 240), (128, 128, 128))


def make(folder, more):
    folder.mkdir(parents=True, exist_ok=True)
    made = list(pictures())
    for file in sorted(more.iterdir()) if more else []:
        if file.suffix.lower() in (".jpg", ".png"):
            made.append((file.stem.replace("_", "-"), opened(file)))
    for name, picture in made:
        picture.save(folder / f"{name}.png")
    print(f"{len(made)} pictures in {folder}")


def network(minimum=MINIMUM):
    from facenet_pytorch import MTCNN
    return MTCNN(keep_all=True, min_face_size=minimum, select_largest=False)


def found(network, picture):
    """Boxes with scores: left, top, right, bottom, score."""
    boxes, scores = network.detect(picture)
    if boxes is None:
        return []
    return [[*(round(float(v), 4) for v in box), round(float(score), 6)] for box, score in zip(boxes, scores)]


def reference(folder, minimum):
    mtcnn = network(minimum)
    told = {file.stem: found(mtcnn, opened(file)) for file in sorted(folder.glob("*.png"))}
    (folder / "package.json").write_text(json.dumps({"minimum": minimum, "pictures": told}) + "\n")
    for name, boxes in told.items():
        print(f"{name}: {len(boxes)} faces")


def arranged(kind, a, b):
    """Pictures of two cut-outs by whole numbers only; the test makes them as well."""
    side = len(a)
    pair = np.concatenate([a, b], axis=1)
    if kind == "pair":
        return pair
    if kind == "mirrored":
        return pair[:, ::-1]
    if kind == "dark":
        return pair // 5
    if kind == "grey":
        return np.repeat(pair.sum(2, keepdims=True) // 3, 3, axis=2)
    if kind == "turned":
        return pair.transpose(1, 0, 2)[::-1]
    if kind == "halved":
        return pair[::2, ::2]
    if kind == "doubled":
        return pair.repeat(2, axis=0).repeat(2, axis=1)
    if kind == "many":
        row = np.concatenate([pair, pair[:, ::-1]], axis=1)
        return np.concatenate([row, row[:, ::-1] // 2, row], axis=0)
    if kind == "cut":
        return pair[:, side // 2: side + side // 2]
    if kind == "tiny":
        return pair[:11, :30]
    y, x = np.mgrid[0:120, 0:160]
    return np.stack([(x * (3 + c) + y * (5 - c) + x * y // 7) % 256 for c in range(3)], axis=2)


KINDS = ("pair", "mirrored", "dark", "grey", "turned", "halved", "doubled", "many", "cut", "tiny", "none")


def golden(folder):
    from PIL import Image
    a, b = (head.resize((112, 112), Image.LANCZOS) for head in heads())
    (folder / "faces").mkdir(parents=True, exist_ok=True)
    a.save(folder / "faces" / "collins.png", optimize=True)
    b.save(folder / "faces" / "hopper.png", optimize=True)
    a, b = np.asarray(a, np.int64), np.asarray(b, np.int64)
    mtcnn = network()
    told = {}
    for kind in KINDS:
        picture = np.ascontiguousarray(arranged(kind, a, b).astype(np.uint8))
        # The package ends with an error where the picture is smaller than the smallest face it looks for.
        small = min(picture.shape[:2]) < MINIMUM
        told[kind] = [] if small else found(mtcnn, Image.fromarray(picture))
        print(kind, picture.shape, told[kind])
    (folder / "mtcnn.json").write_text(json.dumps({"minimum": MINIMUM, "pictures": told}) + "\n")


def timed(folder, minimum, threads):
    """For each line of the standard input a round over all pictures, its milliseconds on one line."""
    import torch
    torch.set_num_threads(threads)
    mtcnn = network(minimum)
    some = [opened(file) for file in sorted(folder.glob("*.png"))]
    print(len(some), flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        for picture in some:
            mtcnn.detect(picture)
        print((time.perf_counter() - start) * 1000, flush=True)


def main():
    parser = argparse.ArgumentParser(description="Faces by facenet-pytorch")
    parser.add_argument("what", choices=("make", "reference", "golden", "time"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--more", type=Path, help="a folder of further pictures")
    parser.add_argument("--minimum", type=int, default=MINIMUM, help="pixels of the smallest face")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    if args.what == "make":
        make(args.folder, args.more)
    elif args.what == "reference":
        reference(args.folder, args.minimum)
    elif args.what == "golden":
        golden(args.folder)
    else:
        timed(args.folder, args.minimum, args.threads)


if __name__ == "__main__":
    main()
