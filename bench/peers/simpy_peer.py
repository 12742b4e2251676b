"""The model in SimPy: a process for each posture, which wakes every day and draws whether it moves, and one that closes the days.

python3 simpy_peer.py FIRST RUNS plays these runs and prints the seconds of processor time, and of each outcome its sum and sum of
squares. The arithmetic is that of model.mjs.
"""
import json
import math
import os
import random
import sys
import time

try:
    import simpy
except ImportError:
    sys.exit(3)

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "model.json")) as file:
    MODEL = json.load(file)
POSTURES, STATES, DAYS = MODEL["postures"], MODEL["states"], MODEL["days"]
LEAVING = [[[] for _ in range(STATES)] for _ in range(POSTURES)]
for one in MODEL["transitions"]:
    LEAVING[one["posture"]][one["from"]].append(one)


def rate_of(transition, states, gauges):
    rate = transition["rate"]
    for ratio in transition["ratios"]:
        kind = ratio["kind"]
        if kind == "posture":
            if states[ratio["posture"]] in ratio["states"]:
                rate *= ratio["ratio"]
        elif kind == "atLeast":
            if gauges[ratio["gauge"]] >= ratio["value"]:
                rate *= ratio["ratio"]
        else:
            rate *= ratio["from"] + gauges[ratio["gauge"]] * (ratio["to"] - ratio["from"]) / 100
    return rate


def bounded(value):
    return min(100, max(0, value))


def pick(candidates, states, gauges, uniform):
    rates = [rate_of(one, states, gauges) for one in candidates]
    total = sum(rates)
    chance = 1 - math.exp(-total)
    if uniform >= chance:
        return None
    left = uniform / chance * total
    for one, rate in zip(candidates, rates):
        left -= rate
        if left < 0:
            return one
    return candidates[-1]


def posture_process(env, posture, world):
    states, gauges = world["states"], world["gauges"]
    while True:
        move = pick(LEAVING[posture][states[posture]], states, gauges, world["uniform"]())
        if move is not None:
            states[posture] = move["to"]
            world["moves"] += 1
            for effect in move["effects"]:
                gauges[effect["gauge"]] = bounded(gauges[effect["gauge"]] + effect["add"])
        yield env.timeout(1)


def day_process(env, world):
    gauges = world["gauges"]
    yield env.timeout(0.5)
    while True:
        for place, gauge in enumerate(MODEL["gauges"]):
            gauges[place] = bounded(gauges[place] + (gauge["baseline"] - gauges[place]) / gauge["settle"])
        yield env.timeout(1)


def play(run):
    world = {
        "states": [0] * POSTURES,
        "gauges": [gauge["baseline"] for gauge in MODEL["gauges"]],
        "moves": 0,
        "uniform": random.Random(run).random,
    }
    env = simpy.Environment()
    for posture in range(POSTURES):
        env.process(posture_process(env, posture, world))
    env.process(day_process(env, world))
    env.run(until=DAYS)
    ends = [int(state == one) for state in world["states"] for one in (1, 2, 3)]
    return [world["moves"], *world["gauges"], *ends]


first, runs = int(sys.argv[1]), int(sys.argv[2])
sums, squares = None, None
began = time.process_time()
for run in range(first, first + runs):
    outcome = play(run)
    sums = outcome if sums is None else [a + b for a, b in zip(sums, outcome)]
    squared = [value * value for value in outcome]
    squares = squared if squares is None else [a + b for a, b in zip(squares, squared)]
seconds = time.process_time() - began
print(json.dumps({"version": simpy.__version__, "seconds": seconds, "runs": runs, "sums": sums, "squares": squares}))
