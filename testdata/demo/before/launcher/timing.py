"""How long the steps of a start take."""

import time


class Timings:
    """Collects durations by step; the entrypoint adds its own and prints them."""

    def __init__(self):
        self.started = time.monotonic()
        self.steps = {}

    def step(self, name):
        now = time.monotonic()
        self.steps[name] = round((now - self.started) * 1000)
        self.started = now

    def __str__(self):
        return ",".join(f"{name}={ms}" for name, ms in self.steps.items())
