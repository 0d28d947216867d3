"""Masked language modelling: the transformer reads the running text of minutes with a fifth of the pieces hidden, before it is taught
tasks and decisions. Lines that share RUN words in a row with minutes that measure the reader are left out."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import torch
from marked import MARK, minutes
from torch import nn
from torch.nn import functional

from pipeline import readers
from pipeline.language.pieces import END, PAD, START, UNKNOWN, Pieces

ROUNDS, RATE, HEAD_RATE = 4, 1.5e-4, 1e-3
LENGTH, STRETCHES = 160, 14  # pieces of a stretch of text; stretches a step
HIDDEN = 0.2  # share of the pieces to be guessed: of these 8 in 10 are hidden, 1 is another piece, 1 is left as it is
RUN = 6
TEXT = 1  # kind of token, as in pipeline.extraction.reading


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1)}


def streams(folder: Path, measured: Path | None, pieces: Pieces) -> Iterator[list[int]]:
    """The pieces of each source of running text, and of each of our own minutes, lines behind one another."""
    seen: set[tuple[str, ...]] = set()
    for path in sorted(measured.iterdir()) if measured else []:
        seen.update(*(runs(block.text) for block in readers.read(path).blocks))
    for source in sorted(folder.glob("*.txt")):
        lines = source.read_text(encoding="utf-8").splitlines()
        yield joined((x for x in lines if runs(x).isdisjoint(seen)), pieces)
    for own in minutes(held_out=False):
        yield joined((re.sub(rf"{MARK.pattern}|[#*|]+|<!--.*", "", x) for x in own.text.splitlines()), pieces)


def joined(lines: Iterable[str], pieces: Pieces) -> list[int]:
    found: list[int] = []
    for text in lines:
        numbers = pieces(text, 400)
        found += [*numbers, END] if len(numbers) > 3 else []
    return found


def stretches(texts: list[list[int]], rng: random.Random) -> list[list[list[int]]]:
    """Steps of STRETCHES stretches that begin elsewhere each round."""
    cut = []
    for text in texts:
        first = -rng.randint(0, LENGTH - 1)
        cut += [text[max(0, i) : i + LENGTH] for i in range(first, len(text), LENGTH)]
    cut = [x for x in cut if len(x) > 20]
    rng.shuffle(cut)
    return [cut[i : i + STRETCHES] for i in range(0, len(cut) - STRETCHES + 1, STRETCHES)]


def adapt(net: nn.Module, texts: list[list[int]], update, seed: int) -> None:
    """``update``: one step of the optimiser, as in ``train_reader.step``. Changes the transformer of ``net`` only."""
    torch.manual_seed(seed)
    rng, table = random.Random(seed), net.word.weight.detach().float()
    table = (table / table.norm(dim=1, keepdim=True)).bfloat16()
    guess = nn.Sequential(nn.Linear(table.shape[1], table.shape[1]), nn.GELU(), nn.LayerNorm(table.shape[1]))
    bias = nn.Parameter(torch.zeros(len(table)))
    heads = [*guess.parameters(), bias]
    live = [p for n, p in net.named_parameters() if p.requires_grad and not n.startswith(("mix.", "head."))]
    master = [p.detach().float().clone().requires_grad_(True) for p in live]
    optimiser = torch.optim.AdamW([{"params": master}, {"params": heads}], weight_decay=0.01, fused=True)
    steps, done = ROUNDS * len(stretches(texts, random.Random(seed))), 0
    for round_ in range(ROUNDS):
        net.train()
        total = 0.0
        for some in stretches(texts, rng):
            rate = min(1, (done + 1) / (0.06 * steps)) * max(0.02, 1 - done / steps)
            optimiser.param_groups[0]["lr"], optimiser.param_groups[1]["lr"] = RATE * rate, HEAD_RATE * rate
            numbers = torch.full((STRETCHES, max(map(len, some)) + 1), PAD)
            for r, x in enumerate(some):
                numbers[r, : len(x) + 1] = torch.tensor([START, *x])
            asked = (torch.rand(numbers.shape) < HIDDEN) & (numbers > UNKNOWN)
            chance = torch.rand(numbers.shape)
            shown = torch.where(asked & (chance < 0.8), UNKNOWN, numbers)
            shown = torch.where(asked & (chance >= 0.9), torch.randint(UNKNOWN + 1, len(table), numbers.shape), shown)
            hidden = net.hidden(shown, torch.full_like(shown, TEXT), numbers == PAD)
            odds = (guess(hidden[asked].float()).bfloat16() @ table.T).float() + bias
            loss = functional.cross_entropy(odds, numbers[asked])
            loss.backward()
            update(live, master, heads, optimiser)
            done, total = done + 1, total + loss.item()
        print(f"adapting, round {round_ + 1} of {ROUNDS}: loss {total * ROUNDS / steps:.3f}", flush=True)
