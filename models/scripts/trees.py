"""The best tree for a matrix of head scores: Chu-Liu-Edmonds with exactly one root."""

from __future__ import annotations

import numpy as np

NEVER = -1e9


def best_tree(scores: np.ndarray) -> np.ndarray:
    """``scores[d, h]``: log probability that word d (from 0) has head h (0 is the root, word i is i + 1). Heads, one a word."""
    count = len(scores)
    scores = scores.copy()
    scores[np.arange(count), np.arange(1, count + 1)] = NEVER
    greedy = scores.argmax(1)
    if (greedy == 0).sum() == 1 and _is_tree(greedy):
        return greedy
    best, best_score = greedy, -np.inf
    for root in np.argsort(-scores[:, 0])[:4]:
        forced = scores.copy()
        forced[:, 0] = forced[root, :] = NEVER
        forced[root, 0] = 0
        square = np.full((count + 1, count + 1), NEVER)
        square[1:] = forced
        heads = _spanning(square)[1:]
        total = forced[np.arange(count), heads].sum() + scores[root, 0]
        if total > best_score:
            best, best_score = heads, total
    return best


def _is_tree(heads: np.ndarray) -> bool:
    for word in range(1, len(heads) + 1):
        seen = set()
        while word:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word - 1]
    return True


def _cycle(heads: np.ndarray) -> list[int]:
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while node > 0 and node not in path:
            path.append(node)
            node = heads[node]
        if node > 0:
            return path[path.index(node) :]
    return []


def _spanning(scores: np.ndarray) -> np.ndarray:
    """Chu-Liu-Edmonds on a square matrix with node 0 as root: a cycle becomes one node, and is opened where its best head enters."""
    heads = scores.argmax(1)
    heads[0] = -1
    cycle = _cycle(heads)
    if not cycle:
        return heads
    rest = [i for i in range(len(scores)) if i not in set(cycle)]
    small = np.full((len(rest) + 1, len(rest) + 1), NEVER)
    small[: len(rest), : len(rest)] = scores[np.ix_(rest, rest)]
    own = sum(scores[j, heads[j]] for j in cycle)
    enter = {p: max(cycle, key=lambda j, p=p: scores[j, p] - scores[j, heads[j]]) for p in rest}
    leave = {o: max(cycle, key=lambda j, o=o: scores[o, j]) for o in rest}
    for k, node in enumerate(rest):
        small[-1, k] = own + scores[enter[node], node] - scores[enter[node], heads[enter[node]]]
        small[k, -1] = scores[node, leave[node]]
    small[0] = NEVER
    found, opened = _spanning(small), heads.copy()
    for k, node in enumerate(rest[1:], 1):
        opened[node] = leave[node] if found[k] == len(rest) else rest[found[k]]
    opened[enter[rest[found[-1]]]] = rest[found[-1]]
    return opened
