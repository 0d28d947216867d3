"""The teacher: BiLSTM and biaffine parser (Dozat, Manning 2017) with outputs for two conventions, "20" (UD 2.0) and "16" (UD 2.16).

With ``hints`` it also reads an analysis in the 2.0 convention and learns to turn it into 2.16. PyTorch, for training only.
"""

from __future__ import annotations

import numpy as np
import torch
from features import AFFIXES, BUCKETS, CONTEXT, WIDTH
from torch import Tensor, nn
from torch.nn.functional import leaky_relu
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

CONVENTIONS = ("20", "16")
ARC, LABEL = 200, 80
HEAD_OF, CHILD, SIBLING, GRANDPARENT = 1, 2, 3, 4  # what the hint says of a pair of words; 0: nothing


class Net(nn.Module):
    """``sizes``: numbers of labels by inventory ("upos", "feats20", "rel16", "frog" ...)."""

    def __init__(self, sizes: dict[str, int], hints: bool = False, hidden: int = 200, layers: int = 3) -> None:
        super().__init__()
        self.affix, self.tag = nn.Embedding(BUCKETS, 48), nn.Embedding(sizes["frog"] + 50, 40)
        self.tag_class, self.name, self.source = nn.Embedding(40, 16), nn.Embedding(40, 8), nn.Embedding(3, 12)
        nn.init.normal_(self.affix.weight, 0, 0.3)
        self.word, self.context = nn.Linear(WIDTH, 160), nn.Linear(CONTEXT, 120)
        width = 160 + 120 + 2 * 48 + 40 + 16 + 8 + 12
        self.hints = hints
        if hints:
            self.hint_rel, self.hint_upos = nn.Embedding(sizes["rel20"] + 1, 40), nn.Embedding(20, 16)
            self.hint_feats, self.hint_pair = nn.Embedding(sizes["feats20"] + 1, 16), nn.Embedding(5 * (sizes["rel20"] + 1), 1)
            nn.init.zeros_(self.hint_pair.weight)
            width += 2 * 40 + 2 * 16 + 16 + 160
        out = 2 * hidden
        self.lstm = nn.ModuleList(nn.LSTM(out if i else width, hidden, batch_first=True, bidirectional=True) for i in range(layers))
        self.root, self.drop = nn.Parameter(torch.randn(out) * 0.1), nn.Dropout(0.33)
        linear = lambda size: nn.ModuleDict({c: nn.Linear(out, size(c)) for c in CONVENTIONS})  # noqa: E731
        self.upos, self.feats = linear(lambda _: 20), linear(lambda c: sizes["feats" + c] + 1)
        self.arc_child, self.arc_head = linear(lambda _: ARC), linear(lambda _: ARC)
        self.rel_child, self.rel_head = linear(lambda _: LABEL), linear(lambda _: LABEL)
        self.arc = nn.ParameterDict({c: nn.Parameter(nn.init.xavier_uniform_(torch.empty(ARC + 1, ARC))) for c in CONVENTIONS})
        count = {c: sizes["rel" + c] + 1 for c in CONVENTIONS}
        self.rel = nn.ParameterDict({c: nn.Parameter(torch.randn(LABEL, count[c] * LABEL) * 0.02) for c in CONVENTIONS})
        self.rel_bias = nn.ModuleDict({c: nn.Linear(2 * LABEL, count[c]) for c in CONVENTIONS})

    def _hide(self, x: Tensor, share: float) -> Tensor:
        """Drops whole words: the network must do without a vector, an affix or a tag now and then."""
        if not self.training:
            return x
        return x * (torch.rand(x.shape[:2]) > share).unsqueeze(-1) / (1 - share)

    def _inputs(self, b: dict[str, Tensor]) -> Tensor:
        word, affix, frog = self.word(b["vectors"][..., :WIDTH]), self.affix(b["affixes"]), b["frog"]
        frog = torch.cat([self.tag(frog[..., 0]), self.tag_class(frog[..., 1]), self.name(frog[..., 2])], -1)
        parts = [self._hide(word, 0.33), self._hide(self.context(b["vectors"][..., WIDTH:]), 0.33)]
        ends, form = affix[:, :, :6].sum(2) + affix[:, :, AFFIXES - 1], affix[:, :, 6]
        parts += [self._hide(ends, 0.15), self._hide(form, 0.4), self._hide(frog, 0.15)]
        parts.append(self.source(b["source"]).unsqueeze(1).expand(-1, word.shape[1], -1))
        return torch.cat(parts + (self._hint_inputs(b, word) if self.hints else []), -1)

    def _hint_inputs(self, b: dict[str, Tensor], word: Tensor) -> list[Tensor]:
        at, has = (b["hint_head"] - 1).clamp(min=0).unsqueeze(-1), (b["hint_head"] > 0).unsqueeze(-1)
        of_head = lambda x: torch.gather(x, 1, at.expand(-1, -1, x.shape[-1])) * has  # noqa: E731
        rel, upos = self.hint_rel(b["hint_rel"]), self.hint_upos(b["hint_upos"])
        return [rel, of_head(rel), upos, of_head(upos), self.hint_feats(b["hint_feats"]), of_head(word.detach())]

    def forward(self, b: dict[str, Tensor], convention: str) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Scores of UPOS, FEATS and heads (root first), and the two sides for ``relations``."""
        x = self.drop(self._inputs(b))
        for layer in self.lstm:
            packed, _ = layer(pack_padded_sequence(x, b["length"], batch_first=True, enforce_sorted=False))
            x, _ = pad_packed_sequence(packed, batch_first=True)
            if self.training:  # the same units for a whole sentence
                x = x * (torch.rand(x.shape[0], 1, x.shape[2]) > 0.33) / 0.67
        c, with_root = convention, torch.cat([self.root.expand(x.shape[0], 1, -1), x], 1)
        child, head = self.drop(leaky_relu(self.arc_child[c](x), 0.1)), self.drop(leaky_relu(self.arc_head[c](with_root), 0.1))
        arcs = torch.cat([child, torch.ones_like(child[..., :1])], -1) @ self.arc[c] @ head.transpose(1, 2)
        if self.hints:
            arcs = arcs + self.hint_pair(b["hint_pair"] * self.hint_rel.num_embeddings + b["hint_rel"].unsqueeze(-1)).squeeze(-1)
        rel_child, rel_head = leaky_relu(self.rel_child[c](x), 0.1), leaky_relu(self.rel_head[c](with_root), 0.1)
        return self.upos[c](x), self.feats[c](x), arcs, self.drop(rel_child), self.drop(rel_head)

    def relations(self, convention: str, child: Tensor, head: Tensor, heads: Tensor) -> Tensor:
        """Scores of the relation of every word with the head given for it."""
        chosen = torch.gather(head, 1, heads.unsqueeze(-1).expand(-1, -1, LABEL))
        product = (child @ self.rel[convention]).view(*child.shape[:2], -1, LABEL)
        return (product * chosen.unsqueeze(2)).sum(-1) + self.rel_bias[convention](torch.cat([child, chosen], -1))


def pairs(heads: Tensor) -> Tensor:
    """(sentences, words, words + root): what the hinted tree says of word and possible head."""
    count, width = heads.shape
    found = torch.zeros(count, width, width + 1, dtype=torch.long)
    child = heads.unsqueeze(1) == torch.arange(1, width + 1).view(1, -1, 1)
    sibling = (heads.unsqueeze(1) == heads.unsqueeze(2)) & ~torch.eye(width, dtype=torch.bool)
    found[:, :, 1:][child] = CHILD
    found[:, :, 1:][sibling & ~child] = SIBLING
    above = torch.gather(torch.cat([torch.zeros(count, 1, dtype=torch.long), heads], 1), 1, heads)
    return found.scatter_(2, above.unsqueeze(-1), GRANDPARENT).scatter_(2, heads.unsqueeze(-1), HEAD_OF)


def padded(arrays: list[np.ndarray], kind: torch.dtype = torch.long, fill: int = 0) -> Tensor:
    found = torch.full((len(arrays), max(map(len, arrays)), *arrays[0].shape[1:]), fill, dtype=kind)
    for i, array in enumerate(arrays):
        found[i, : len(array)] = torch.as_tensor(array.astype(np.float32 if kind == torch.float else np.int64))
    return found
