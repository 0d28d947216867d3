"""Training the teacher and reading its analyses."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from network import Net, padded, pairs
from torch.nn.functional import cross_entropy
from trees import best_tree

torch.set_num_threads(1)


@dataclass
class Analysis:
    """Numbers of labels in the inventories; ``head`` 0 is the root. ``sure``: mean log probability of heads and relations."""

    upos: np.ndarray
    feats: np.ndarray
    head: np.ndarray
    rel: np.ndarray
    sure: float = 0.0


@dataclass
class Example:
    """A sentence as the network reads it: ``source`` is 0 for the 2.0 file, 1 LassySmall 2.16, 2 Alpino 2.16."""

    words: list[str]
    vectors: np.ndarray
    affixes: np.ndarray
    frog: np.ndarray
    source: int
    gold: Analysis | None = None
    convention: str = "16"
    hint: Analysis | None = None
    lemmas: list[str] = field(default_factory=list)


Weight = Callable[[Example], float]


def batch(examples: Sequence[Example], mean: np.ndarray, spread: np.ndarray) -> dict[str, torch.Tensor]:
    found = {
        "vectors": padded([(e.vectors.astype(np.float32) - mean) / spread for e in examples], torch.float),
        "affixes": padded([e.affixes for e in examples]),
        "frog": padded([e.frog for e in examples]),
        "source": torch.tensor([e.source for e in examples]),
        "length": torch.tensor([len(e.words) for e in examples]),
    }
    if all(e.gold for e in examples):
        found |= {key: padded([getattr(e.gold, key) for e in examples], fill=-100) for key in ("upos", "feats", "head", "rel")}
    if all(e.hint for e in examples):
        found |= {f"hint_{key}": padded([getattr(e.hint, key) for e in examples]) for key in ("upos", "feats", "head", "rel")}
        found["hint_pair"] = pairs(found["hint_head"])
    return found


def batches(examples: Sequence[Example], words: int, shuffle: bool = True) -> list[list[Example]]:
    """Sentences of one convention and about one length together, at most ``words`` with padding."""
    found: list[list[Example]] = []
    for convention in sorted({e.convention for e in examples}):
        chosen = [e for e in examples if e.convention == convention]
        current: list[Example] = []
        for example in sorted(chosen, key=lambda e: len(e.words) + (random.random() * 4 if shuffle else 0)):
            longest = max(len(e.words) for e in [*current, example])
            if current and (len(current) + 1) * longest > words:
                found.append(current)
                current = []
            current.append(example)
        found += [current] if current else []
    if shuffle:
        random.shuffle(found)
    return found


@dataclass
class Teacher:
    net: Net
    mean: np.ndarray
    spread: np.ndarray

    def train(self, examples: Sequence[Example], held_out: dict[str, list[Example]], epochs: int, rate: float, weight: Weight) -> None:
        words = 600  # in a batch, padding included
        steps = len(batches(examples, words)) * epochs
        optimiser = torch.optim.AdamW(self.net.parameters(), lr=rate, betas=(0.9, 0.98), weight_decay=1e-4)
        schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda t: min((t + 1) / 60, max(0.02, 1 - t / steps)))
        for epoch in range(epochs):
            start, seen = time.time(), 0
            self.net.train()
            for chosen in batches(examples, words):
                loss = self._loss(chosen, weight)
                optimiser.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
                optimiser.step()
                schedule.step()
                seen += sum(len(e.words) for e in chosen)
            scores = {name: self.score(part) for name, part in held_out.items()}
            print(f"epoch {epoch} {seen / (time.time() - start):.0f} words/s {scores}", flush=True)

    def _loss(self, examples: list[Example], weight: Weight) -> torch.Tensor:
        b, convention = batch(examples, self.mean, self.spread), examples[0].convention
        upos, feats, arcs, child, head = self.net(b, convention)
        real, heads = b["head"] >= 0, b["head"].clamp(min=0)
        possible = torch.cat([torch.ones(len(examples), 1, dtype=torch.bool), real], 1)
        arcs = arcs.masked_fill(~possible.unsqueeze(1), -1e9)
        relations = self.net.relations(convention, child, head, heads)
        weights = torch.tensor([weight(e) for e in examples]).unsqueeze(1).expand_as(real)[real]
        mean = lambda scores, wanted: (cross_entropy(scores[real], wanted[real], reduction="none") * weights).sum() / weights.sum()  # noqa: E731
        return mean(arcs, heads) + mean(relations, b["rel"]) + 0.5 * mean(upos, b["upos"]) + 0.3 * mean(feats, b["feats"])

    def analyse(self, examples: Sequence[Example], convention: str = "16") -> list[Analysis]:
        self.net.eval()
        order = sorted(range(len(examples)), key=lambda i: len(examples[i].words))
        found: dict[int, Analysis] = {}
        with torch.no_grad():
            while len(found) < len(order):
                rest = order[len(found) :]
                count = next((k for k in range(1, len(rest)) if (k + 1) * len(examples[rest[k]].words) > 4000), len(rest))
                found |= dict(zip(rest[:count], self._analyse([examples[i] for i in rest[:count]], convention), strict=True))
        return [found[i] for i in range(len(examples))]

    def _analyse(self, examples: list[Example], convention: str) -> list[Analysis]:
        b = batch(examples, self.mean, self.spread)
        upos, feats, arcs, child, head = self.net(b, convention)
        sizes = [len(e.words) for e in examples]
        scores = [torch.log_softmax(arcs[j, :n, : n + 1], -1).numpy() for j, n in enumerate(sizes)]
        heads = [best_tree(s) for s in scores]
        relations = torch.log_softmax(self.net.relations(convention, child, head, padded(heads)), -1)
        found = []
        for j, n in enumerate(sizes):
            best, rel = relations[j, :n].max(-1)
            sure = float(scores[j][np.arange(n), heads[j]].mean() + best.mean())
            top = [x[j, :n].argmax(-1).numpy() for x in (upos, feats)]
            found.append(Analysis(*top, heads[j].astype(np.int64), rel.numpy(), sure))
        return found

    def score(self, examples: list[Example]) -> dict[str, float]:
        found = [(e.gold, a) for e, a in zip(examples, self.analyse(examples), strict=True) if e.gold]
        total = sum(len(gold.head) for gold, _ in found)
        right = {key: sum(int((getattr(gold, key) == getattr(a, key)).sum()) for gold, a in found) for key in ("upos", "feats", "head")}
        las = sum(int(((gold.head == a.head) & (gold.rel == a.rel)).sum()) for gold, a in found)
        return {key: round(hits / total, 4) for key, hits in (*right.items(), ("las", las))}
