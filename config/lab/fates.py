"""What happens to a dialed number: decided by its last two digits, by an explicit code, or (demo) by chance.

| last two digits | fate          | what the carrier does                                   | attempt ends as       |
|-----------------|---------------|---------------------------------------------------------|-----------------------|
| 00..44          | short         | rings 0.4..1.2 s, answers, talks 2..4 s, hangs up       | answered              |
| 45..54          | long          | rings 1 s, answers, talks 12 s, hangs up                | answered              |
| 55..56          | stays         | rings 0.5 s, answers, never hangs up by itself          | answered              |
| 57..58          | early         | 183 with announcement 0.6 s, answers, talks 3 s         | answered              |
| 59              | machine       | rings 4 s, answers, talks 20 s without a pause          | answered              |
| 60..66          | busy          | 486 after 0.3 s                                         | busy (17)             |
| 67..76          | noanswer      | rings for ever                                          | no answer (19)        |
| 77              | away          | rings 1 s, then 480                                     | no answer (19)        |
| 78..82          | invalid       | 404                                                     | invalid number (1)    |
| 83              | incomplete    | 484                                                     | invalid number (28)   |
| 84              | announced     | 183 with announcement 0.6 s, then 404                   | invalid number (1)    |
| 85..87          | rejected      | rings 0.8 s, then 603                                   | rejected (21)         |
| 88..90          | congestion    | 503                                                     | congestion (34)       |
| 91              | broken        | 500                                                     | congestion (38)       |
| 92..93          | silent        | never a SIP reply, not even 100                         | trunk trouble (19)    |
| 94..99          | hangsupfirst  | rings 0.5 s, answers, BYE at once, before a bridge      | hung up first (0, 16) |

An explicit code (letters and numbers, for recordings and tests): R300 rings 300 ms, E600 early media 600 ms, S486 final
answer 486 (200 when absent), T3000 hangs up 3 s after the answer, X rings for ever, N is silent.
"""

import random
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Fate:
    """One call's script at the carrier; times in milliseconds, None = never."""

    name: str
    ring_ms: int = 0  # time before the final answer
    early: bool = False  # 183 with audio instead of 180
    code: int | None = 200  # final answer
    talk_ms: int | None = None  # BYE that long after the answer
    silent: bool = False  # no SIP reply at all
    rings: bool = True  # a provisional 180/183 is sent


FIXED = [
    (55, 57, Fate('stays', 500)),
    (57, 59, Fate('early', 600, early=True, talk_ms=3000)),
    (59, 60, Fate('machine', 4000, talk_ms=20000)),
    (60, 67, Fate('busy', 300, code=486, rings=False)),
    (67, 77, Fate('noanswer', code=None)),
    (77, 78, Fate('away', 1000, code=480)),
    (78, 83, Fate('invalid', 50, code=404, rings=False)),
    (83, 84, Fate('incomplete', 50, code=484, rings=False)),
    (84, 85, Fate('announced', 600, early=True, code=404)),
    (85, 88, Fate('rejected', 800, code=603)),
    (88, 91, Fate('congestion', 50, code=503, rings=False)),
    (91, 92, Fate('broken', 50, code=500, rings=False)),
    (92, 94, Fate('silent', code=None, silent=True, rings=False)),
    (94, 100, Fate('hangsupfirst', 500, talk_ms=0)),
]


def by_digits(number):
    """The documented table; a number's fate never changes from one call to the next."""
    last = int(number[-2:])
    if last < 45:
        return Fate('short', 400 + last * 800 // 44, talk_ms=2000 + last * 2000 // 44)
    if last < 55:
        return Fate('long', 1000, talk_ms=12000)
    return next(fate for low, high, fate in FIXED if low <= last < high)


def by_code(user):
    parts = {letter: int(value) if value else 0 for letter, value in re.findall(r'([RESTXN])(\d*)', user)}
    ring = parts.get('R', 0) + parts.get('E', 0)
    code = None if 'X' in parts or 'N' in parts else parts.get('S', 200)
    return Fate(
        'coded', ring, 'E' in parts, code, parts.get('T'), 'N' in parts, 'R' in parts or 'E' in parts or 'X' in parts
    )


class Demo:
    """A working day's mixture by chance, the same for the same seed: 38 % answer, the rest as a courier's base does."""

    def __init__(self, seed=1):
        self.dice = random.Random(seed)

    def __call__(self, user):
        chance, dice = self.dice.random(), self.dice
        ring = int(dice.lognormvariate(8.6, 0.45))
        if chance < 0.38:
            return Fate('answers', ring, talk_ms=int(min(180_000, max(1500, dice.lognormvariate(10.3, 0.7)))))
        if chance < 0.71:
            return Fate('noanswer', code=None)
        if chance < 0.86:
            return Fate('busy', 400, code=486, rings=False)
        if chance < 0.92:
            return Fate('away', ring, code=480)
        if chance < 0.96:
            return Fate('invalid', 100, code=404, rings=False)
        return (
            Fate('rejected', ring // 2, code=603) if chance < 0.99 else Fate('congestion', 100, code=503, rings=False)
        )


def fate_of(user, otherwise=by_digits):
    """`user` is the user part of the request URI, as dialed."""
    if re.match(r'[RESTXN]', user):
        return by_code(user)
    return otherwise(user) if re.search(r'\d\d$', user) else Fate('nonumber', code=404, rings=False)
