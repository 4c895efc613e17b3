"""Do histories come to where each rule counts? Told by the model alone, in seconds. usage: reach.py [SEEDS [FIRST [ACTS [HISTORIES]]]]

From each of so many seeds histories are played without a database, as they go where it agrees with the model. Each rule of broken.py
is taken out of a second model; the rule is reached where its answer is another one for sure. Prints for each rule in how many of the seeds an
act reached it, and ends with 1 if it was not in all.
"""
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tool"))
from acts import choose  # noqa: E402
from aims import tells  # noqa: E402
from base import beginning, drawn, people  # noqa: E402
from broken import BROKEN  # noqa: E402
from themes import THEMES  # noqa: E402


def history(seed, acts, look):
    """Plays one as `run` does."""
    dice = random.Random(seed)
    theme = seed % len(THEMES)
    model = beginning(*drawn(dice, theme), theme)
    people(dice, model, theme)
    for _ in range(acts):
        act = choose(dice, model)
        faults = model.judge(act)
        look(model, act, faults)
        if not faults:
            model.do(act)
        elif all(code.startswith("stop") for code in faults):
            model.stopped(act, {"VN3": "VN301"}.get(code := min(faults).split()[1], code))


def reaches(seed, acts, name):
    """Does this history come to where the rule counts?"""
    met = []
    history(seed, acts, lambda model, act, faults: met.append(1) if tells(model, act, name, faults) else None)
    return bool(met)


def main():
    seeds, first, acts, histories = [int(word) for word in sys.argv[1:]] + [30, 1, 60, 9][len(sys.argv) - 1:]
    reached = dict.fromkeys(BROKEN, 0)
    for seed in [first + 100 * n for n in range(seeds)]:
        left = set(BROKEN)

        def look(model, act, faults):
            left.difference_update([name for name in left if tells(model, act, name, faults)])

        for n in range(histories):
            history(seed + n, acts, look)
        for name in set(BROKEN) - left:
            reached[name] += 1
    for name, n in reached.items():
        print(f"{'ok' if n == seeds else 'not ok'} reach/{name}: {n} of {seeds} seeds")
    sys.exit(min(reached.values()) < seeds)


if __name__ == "__main__":
    main()
