"""Reference numbers for the golden test of the fusion head, from an independent PyTorch one.

Writes src/test/resources/golden/gru-attention.json. Weights and input are made as in golden.py.
The GRU follows the paper's equations gate by gate with whole matrices over [h, x]; the attention
is PyTorch's own nn.MultiheadAttention.

    venv/bin/python scripts/reference/golden_fusion.py
"""
import json

import torch
from torch import nn

from golden import OUT, summary, uniform

B, T, C, SIDE, D, FIRST, HIDDEN, HEADS, UNITS, LABELS, PLACE_UNITS, MU = 4, 5, 12, 3, 8, 2, 8, 2, 10, 3, 64, 0.7


def parameter(name, shape):
    u = uniform(name, shape)
    if name.endswith("running_std"):
        return 0.5 + u
    if len(shape) > 1:
        return (2 * u - 1) * 1.5 * (1 / shape[-1]) ** 0.5
    return u - 0.5


class Gru(nn.Module):
    """Equations 3 to 6 of Liang 2023."""

    def __init__(self, weights):
        super().__init__()
        x, bias, h, c = weights["x.weight"], weights["x.bias"], weights["h.weight"], weights["c.weight"]
        self.parts = []
        for i, of_state in enumerate((h[:HIDDEN], h[HIDDEN:], c)):
            rows = slice(i * HIDDEN, (i + 1) * HIDDEN)
            self.parts.append((torch.cat([of_state, x[rows]], 1), bias[rows]))

    def forward(self, xs):
        (wz, bz), (wr, br), (wh, bh) = self.parts
        h = torch.zeros(xs.shape[0], HIDDEN)
        states = []
        for t in range(xs.shape[1]):
            hx = torch.cat([h, xs[:, t]], 1)
            z = torch.sigmoid(hx @ wz.T + bz)
            r = torch.sigmoid(hx @ wr.T + br)
            candidate = torch.tanh(torch.cat([r * h, xs[:, t]], 1) @ wh.T + bh)
            h = (1 - z) * h + z * candidate
            states.append(h)
        return torch.stack(states, 1)


def attention(queries, keys, mask, w, name):
    """nn.MultiheadAttention with our weights, so that gradients reach ours."""
    out, weights = nn.functional.multi_head_attention_forward(
        queries.transpose(0, 1), keys.transpose(0, 1), keys.transpose(0, 1), HIDDEN, HEADS,
        torch.cat([w[f"{name}.{k}.weight"] for k in ("query", "key", "value")]), None, None, None, False, 0.0,
        w[f"{name}.output.weight"], None, training=False, key_padding_mask=mask == 0, need_weights=True,
        average_attn_weights=False)
    return out.transpose(0, 1), weights


def sub(w, prefix):
    return {k[len(prefix) + 1:]: v for k, v in w.items() if k.startswith(prefix + ".")}


def masked_mean(x, mask):
    total = (x * mask[..., None]).sum(1)
    return total / mask.sum(1, keepdim=True).clamp(min=1)


def head(maps, sound, pm, sm, w):
    rows = maps.flatten(3).transpose(2, 3)  # B, T, P, C
    units = torch.tanh(rows @ w["visual.spatial.hidden.weight"].T + w["visual.spatial.hidden.bias"])
    where = torch.softmax((units @ w["visual.spatial.score.weight"].T)[..., 0], -1)  # B, T, P
    vectors = torch.einsum("btp,btpc->btc", where, rows)
    seen = Gru(sub(w, "visual.gru"))(torch.tanh(vectors @ w["visual.project.weight"].T + w["visual.project.bias"]) * pm[..., None])
    normed = ((sound - w["audio.norm.running_mean"]) / w["audio.norm.running_std"]).clamp(-8, 8)[..., FIRST:]
    heard = Gru(sub(w, "audio.gru"))(torch.tanh(normed @ w["audio.project.weight"].T + w["audio.project.bias"]) * sm[..., None])
    keys, mask = torch.cat([seen, heard], 1), torch.cat([pm, sm], 1)
    of_picture, w1 = attention(seen, keys, mask, w, "visual.attention")
    of_sound, w2 = attention(heard, keys, mask, w, "audio.attention")
    fused = torch.cat([masked_mean(of_picture, pm), masked_mean(of_sound, sm)], 1)
    when = []
    for b in range(B):  # per clip, over the queries and streams that are there
        asked = [w1[b][:, pm[b] == 1].mean(1)] if pm[b].any() else []
        asked += [w2[b][:, sm[b] == 1].mean(1)] if sm[b].any() else []
        when.append(torch.stack(asked).mean(0))
    when = torch.stack(when)
    y = torch.tanh(fused @ w["fc1.weight"].T + w["fc1.bias"])
    return (y @ w["fc2.weight"].T + w["fc2.bias"], y @ w["gender.weight"].T + w["gender.bias"], where, when[..., :T],
            when[..., T:])


SHAPES = {"visual.spatial.hidden.weight": (PLACE_UNITS, C), "visual.spatial.hidden.bias": (PLACE_UNITS,),
          "visual.spatial.score.weight": (1, PLACE_UNITS), "visual.project.weight": (HIDDEN, C), "visual.project.bias": (HIDDEN,),
          "audio.norm.running_mean": (D,), "audio.norm.running_std": (D,), "audio.project.weight": (HIDDEN, D - FIRST),
          "audio.project.bias": (HIDDEN,), "fc1.weight": (UNITS, 2 * HIDDEN), "fc1.bias": (UNITS,),
          "fc2.weight": (LABELS, UNITS), "fc2.bias": (LABELS,), "gender.weight": (2, UNITS), "gender.bias": (2,)}
for s in ("visual", "audio"):
    SHAPES |= {f"{s}.gru.x.weight": (3 * HIDDEN, HIDDEN), f"{s}.gru.x.bias": (3 * HIDDEN,),
               f"{s}.gru.h.weight": (2 * HIDDEN, HIDDEN), f"{s}.gru.c.weight": (HIDDEN, HIDDEN)}
    SHAPES |= {f"{s}.attention.{k}.weight": (HIDDEN, HIDDEN) for k in ("query", "key", "value", "output")}


def main():
    w = {n: parameter(n, s).requires_grad_("running" not in n) for n, s in SHAPES.items()}
    maps = uniform("maps", (B, T, C, SIDE, SIDE))
    sound = 4 * uniform("sound", (B, T, D)) - 2
    # whole, padded, without sound, without picture
    pm = torch.tensor([[1.0] * 5, [1, 1, 1, 0, 0], [1] * 5, [0] * 5])
    sm = torch.tensor([[1.0] * 5, [1, 1, 0, 0, 0], [0] * 5, [1, 1, 1, 1, 0]])
    logits, gender, where, picture_when, sound_when = head(maps, sound, pm, sm, w)
    emotions, genders = torch.tensor([0, 2, 1, 2]), torch.tensor([1, 0, 0, 1])
    # equation 13
    loss = (MU * nn.functional.cross_entropy(logits, emotions, reduction="none")
            + (1 - MU) * nn.functional.cross_entropy(gender, genders, reduction="none")).mean()
    loss.backward()
    result = {"batch": B, "steps": T, "channels": C, "side": SIDE, "features": D, "sound_first": FIRST, "hidden": HIDDEN, "heads": HEADS,
              "units": UNITS, "labels": LABELS, "mu": MU, "torch": torch.__version__,
              "picture_mask": pm.flatten().tolist(), "sound_mask": sm.flatten().tolist(),
              "emotions": emotions.tolist(), "genders": genders.tolist(), "logits": logits.flatten().tolist(),
              "gender": gender.flatten().tolist(), "where": where.flatten().tolist(),
              "picture_when": picture_when.flatten().tolist(), "sound_when": sound_when.flatten().tolist(),
              "loss": loss.item(), "gradients": {n: summary(p.grad) for n, p in w.items() if p.requires_grad}}
    (OUT.parent / "gru-attention.json").write_text(json.dumps(result, indent=1) + "\n")
    print(logits, loss.item())


if __name__ == "__main__":
    main()
