"""Reference numbers for the golden test of the fusion head, from independent PyTorch ones: every method, modality and
attention, with the gender task and without, in both directions, with given visual features, a label a step.

Writes src/test/resources/golden/av-fusion.json. Weights and input are made as in golden.py. The GRU follows the paper's
equations gate by gate with whole matrices over [h, x]; the LSTM is PyTorch's own; the attention is its
multi_head_attention_forward. Ways back and statistics are taken clip by clip over the steps that are there.

    venv/bin/python scripts/reference/golden_fusion.py
"""
import json
from itertools import product

import torch
from torch import nn
from torch.func import functional_call

from golden import OUT, summary, uniform

SIZES = {"batch": 4, "steps": 5, "channels": 12, "side": 3, "given": 7, "features": 8, "audio_first": 2, "hidden": 8,
         "heads": 2, "units": 10, "labels": 3, "mu": 0.7}
B, T, C, SIDE, V, D, FIRST, HIDDEN, HEADS, UNITS, LABELS, MU = SIZES.values()
SPATIAL_UNITS = 64
# whole, padded, without audio, without video
VISUAL_MASK = torch.tensor([[1.0] * 5, [1, 1, 1, 0, 0], [1] * 5, [0] * 5])
AUDIO_MASK = torch.tensor([[1.0] * 5, [1, 1, 0, 0, 0], [0] * 5, [1, 1, 1, 1, 0]])
EMOTIONS, GENDERS = torch.tensor([0, 2, 1, 2]), torch.tensor([1, 0, 0, 1])
# below 0: the step has no label
STEP_EMOTIONS = torch.tensor([[0, 2, 1, -1, 1], [2, 0, -1, -1, -1], [1, 1, 0, 2, 0], [0, -1, 2, 1, -1]])


def parameter(name, shape):
    u = uniform(name, shape)
    if name.endswith("running_std"):
        return 0.5 + u
    if len(shape) > 1:
        return (2 * u - 1) * 1.5 * (1 / shape[-1]) ** 0.5
    return u - 0.5


class Case:
    def __init__(self, method, modality, attention, mu=MU, both_ways=False, given=False, per_step=False):
        self.options = {"method": method, "modality": modality, "attention": attention, "bidirectional": both_ways,
                        "given": given, "per_step": per_step, "mu": mu}
        self.method, self.attends, self.both_ways, self.per_step = method, attention, both_ways, per_step
        self.given, self.mu, self.gender = given, mu, mu < 1 and not per_step
        self.streams = {"joint": ["visual", "audio"], "video": ["visual"], "audio": ["audio"]}[modality]
        self.width = 2 * HIDDEN if both_ways else HIDDEN
        self.w = {n: parameter("head." + n, s).requires_grad_("running" not in n) for n, s in self.shapes().items()}

    def shapes(self):
        shapes, fused = {}, 0
        for s in self.streams:
            columns = {"visual": V if self.given else C, "audio": D}[s]
            taken = columns - (FIRST if s == "audio" and not self.given else 0)
            if s == "visual" and not self.given:
                if self.attends:
                    shapes |= {f"{s}.spatial.hidden.weight": (SPATIAL_UNITS, C),
                               f"{s}.spatial.hidden.bias": (SPATIAL_UNITS,),
                               f"{s}.spatial.score.weight": (1, SPATIAL_UNITS)}
            else:
                shapes |= {f"{s}.norm.running_mean": (columns,), f"{s}.norm.running_std": (columns,)}
            if self.method != "bpnn" or self.attends:
                shapes |= {f"{s}.project.weight": (HIDDEN, taken), f"{s}.project.bias": (HIDDEN,)}
                fused += self.width
            else:
                fused += taken if self.per_step else 2 * taken
            for way in ("", "_reverse") if self.both_ways else ("",):
                if self.method == "gru":
                    shapes |= {f"{s}.gru.x{way}.weight": (3 * HIDDEN, HIDDEN), f"{s}.gru.x{way}.bias": (3 * HIDDEN,),
                               f"{s}.gru.h{way}.weight": (2 * HIDDEN, HIDDEN), f"{s}.gru.c{way}.weight": (HIDDEN, HIDDEN)}
                if self.method == "lstm":
                    shapes |= {f"{s}.lstm.weight_{k}_l0{way}": (4 * HIDDEN, HIDDEN) for k in ("ih", "hh")}
                    shapes |= {f"{s}.lstm.bias_{k}_l0{way}": (4 * HIDDEN,) for k in ("ih", "hh")}
            if self.attends:
                shapes |= {f"{s}.attention.{k}.weight": (self.width, self.width)
                           for k in ("query", "key", "value", "output")}
        shapes |= {"fc1.weight": (UNITS, fused), "fc1.bias": (UNITS,), "fc2.weight": (LABELS, UNITS), "fc2.bias": (LABELS,)}
        if self.gender:
            shapes |= {"gender.weight": (2, UNITS), "gender.bias": (2,)}
        return shapes

    def linear(self, x, name):
        return nn.functional.linear(x, self.w[name + ".weight"], self.w[name + ".bias"])

    def gru(self, xs, name, way):
        """Equations 3 to 6 of Liang 2023."""
        x, bias, h, c = (self.w[f"{name}.gru.{k}"] for k in
                         (f"x{way}.weight", f"x{way}.bias", f"h{way}.weight", f"c{way}.weight"))
        (wz, bz), (wr, br), (wh, bh) = [
            (torch.cat([of_state, x[i * HIDDEN:(i + 1) * HIDDEN]], 1), bias[i * HIDDEN:(i + 1) * HIDDEN])
            for i, of_state in enumerate((h[:HIDDEN], h[HIDDEN:], c))]
        state, states = torch.zeros(xs.shape[0], HIDDEN), []
        for t in range(xs.shape[1]):
            hx = torch.cat([state, xs[:, t]], 1)
            z, r = torch.sigmoid(hx @ wz.T + bz), torch.sigmoid(hx @ wr.T + br)
            candidate = torch.tanh(torch.cat([r * state, xs[:, t]], 1) @ wh.T + bh)
            state = (1 - z) * state + z * candidate
            states.append(state)
        return torch.stack(states, 1)

    def lstm(self, xs, name, way):
        weights = {k: self.w[f"{name}.lstm.{k}{way}"] for k in ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")}
        return functional_call(nn.LSTM(HIDDEN, HIDDEN, batch_first=True), weights, (xs,))[0]

    def recurrence(self, xs, mask, name):
        run = {"gru": self.gru, "lstm": self.lstm}[self.method]
        states = run(xs, name, "")
        if not self.both_ways:
            return states
        back = []
        for x, n in zip(xs, mask.sum(1).int().tolist()):
            of = run(x[None, :n].flip(1), name, "_reverse")[0].flip(0) if n else torch.zeros(0, HIDDEN)
            back.append(torch.cat([of, torch.zeros(T - n, HIDDEN)]))
        return torch.cat([states, torch.stack(back)], 2)

    def attended(self, queries, keys, mask, name):
        out, weights = nn.functional.multi_head_attention_forward(
            queries.transpose(0, 1), keys.transpose(0, 1), keys.transpose(0, 1), self.width, HEADS,
            torch.cat([self.w[f"{name}.attention.{k}.weight"] for k in ("query", "key", "value")]), None, None, None,
            False, 0.0, self.w[f"{name}.attention.output.weight"], None, training=False, key_padding_mask=mask == 0,
            need_weights=True, average_attn_weights=False)
        return out.transpose(0, 1), weights

    def encoded(self, values, mask, name):
        """The steps' states, and the weights within frames."""
        spatial = None
        if name == "audio" or self.given:
            x = ((values - self.w[f"{name}.norm.running_mean"]) / self.w[f"{name}.norm.running_std"]).clamp(-8, 8)
            x = x if self.given else x[..., FIRST:]
        elif self.attends:
            rows = values.flatten(3).transpose(2, 3)  # B, T, P, C
            units = torch.tanh(self.linear(rows, "visual.spatial.hidden"))
            spatial = torch.softmax((units @ self.w["visual.spatial.score.weight"].T)[..., 0], -1)  # B, T, P
            x = torch.einsum("btp,btpc->btc", spatial, rows)
        else:
            x = values.mean((3, 4))
        if self.method != "bpnn" or self.attends:
            x = torch.tanh(self.linear(x, f"{name}.project"))
        x = x * mask[..., None]
        return (x if self.method == "bpnn" else self.recurrence(x, mask, name)), spatial

    def vector(self, x, mask):
        """Of a window, clip by clip."""
        rows = []
        for steps, n in zip(x, mask.sum(1).int().tolist()):
            there = steps[:n]
            mean = there.mean(0) if n else torch.zeros(x.shape[2])
            row = [mean]
            if self.method == "bpnn" and not self.attends:
                row.append((there.var(0, unbiased=False) + 1e-5).sqrt() if n else torch.zeros(x.shape[2]))
            rows.append(torch.cat(row))
        return torch.stack(rows)

    def forward(self, inputs, masks):
        states, spatial = {}, None
        for s in self.streams:
            states[s], of_frames = self.encoded(inputs[s], masks[s], s)
            spatial = spatial if of_frames is None else of_frames
        temporal = None
        if self.attends:
            keys, mask = torch.cat(list(states.values()), 1), torch.cat([masks[s] for s in self.streams], 1)
            mask = torch.where(mask.any(1, keepdim=True), mask, 1)  # a softmax over nothing is no number
            out = {s: self.attended(states[s], keys, mask, s) for s in self.streams}
            states, temporal = {s: o[0] for s, o in out.items()}, []
            for b in range(B):  # per clip, over the queries and streams that are there
                asked = [out[s][1][b][:, masks[s][b] == 1].mean(1) for s in self.streams if masks[s][b].any()]
                # a clip that has none of the streams tells no weights
                temporal.append(torch.stack(asked).mean(0) if asked else torch.zeros(HEADS, T * len(self.streams)))
            temporal = torch.stack(temporal)
        if self.per_step:
            fused = torch.cat([states[s] * masks[s][..., None] for s in self.streams], 2).flatten(0, 1)
        else:
            fused = torch.cat([self.vector(states[s], masks[s]) for s in self.streams], 1)
        y = torch.tanh(self.linear(fused, "fc1"))
        return self.linear(y, "fc2"), self.linear(y, "gender") if self.gender else None, spatial, temporal

    def run(self):
        inputs = {"visual": 4 * uniform("given", (B, T, V)) - 2 if self.given else uniform("maps", (B, T, C, SIDE, SIDE)),
                  "audio": 4 * uniform("audio", (B, T, D)) - 2}
        logits, gender, spatial, temporal = self.forward(inputs, {"visual": VISUAL_MASK, "audio": AUDIO_MASK})
        if self.per_step:
            loss = nn.functional.cross_entropy(logits, STEP_EMOTIONS.flatten(), ignore_index=-1)
        elif self.gender:  # equation 13
            loss = (MU * nn.functional.cross_entropy(logits, EMOTIONS, reduction="none")
                    + (1 - MU) * nn.functional.cross_entropy(gender, GENDERS, reduction="none")).mean()
        else:
            loss = nn.functional.cross_entropy(logits, EMOTIONS)
        loss.backward()
        tensors = {"logits": logits, "gender": gender, "temporal": temporal}
        return self.options | {"loss": rounded(loss.item())} | {
            k: [rounded(v) for v in t.flatten().tolist()] for k, t in tensors.items() if t is not None} | (
            {} if spatial is None else {"spatial": short(spatial)}) | {
            "gradients": {n: short(p.grad) for n, p in self.w.items() if p.requires_grad}}


def rounded(v):
    return float(f"{v:.6g}")


def short(tensor):
    """The norm, then the values at golden.py's places."""
    s = summary(tensor)
    return [rounded(v) for v in [s["norm"], *s["at"]]]


def main():
    cases = [Case(*c) for c in product(("gru", "lstm", "bpnn"), ("joint", "audio", "video"), (True, False))]
    cases += [Case(m, "joint", True, mu=1) for m in ("gru", "lstm", "bpnn")]
    cases += [Case(m, "joint", a, both_ways=True) for m, a in product(("gru", "lstm"), (True, False))]
    cases += [Case(m, "joint", a, given=True) for m, a in product(("gru", "bpnn"), (True, False))]
    cases += [Case(m, "joint", a, given=True, per_step=True) for m, a in product(("gru", "lstm", "bpnn"), (True, False))]
    cases += [Case("lstm", "joint", True, both_ways=True, given=True, per_step=True),
              Case("bpnn", "video", False, per_step=True)]
    result = SIZES | {"torch": torch.__version__, "visual_mask": VISUAL_MASK.flatten().tolist(),
                      "audio_mask": AUDIO_MASK.flatten().tolist(), "emotions": EMOTIONS.tolist(),
                      "genders": GENDERS.tolist(), "step_emotions": STEP_EMOTIONS.flatten().tolist()}
    text = json.dumps(result)[:-1] + ', "cases": [\n' + ",\n".join(json.dumps(c.run()) for c in cases) + "\n]}\n"
    (OUT.parent / "av-fusion.json").write_text(text)


if __name__ == "__main__":
    main()
