#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The reference model in numpy, as an analyst would write it: peer.py MEMBERS chunks|whole.

whole: every variable is an array of all members. chunks: the same in pieces that stay in the cache. Both keep the
members of six series, take their quantiles and count the members that meet the targets. Prints JSON."""
import json
import sys

import numpy as np

YEARS, DUE = 30, 5
SERIES = ("total", "energy_ratio", "carbon_dioxide", "urban", "per_head", "inequality")
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


def project(random, n, keep):
    """One run of n members; keep(year, series) gets the six series of each year. Returns who meets which target."""
    growth_a, growth_i, growth_s = (random.normal(m, s, n) for m, s in ((0.035, 0.006), (0.075, 0.015), (0.085, 0.012)))
    saving_i, saving_s = random.normal(0.035, 0.008, n), random.normal(0.025, 0.006, n)
    growth_people = random.normal(0.005, 0.001, n)
    speed, decline = random.triangular(0.03, 0.05, 0.08, n), random.triangular(0.005, 0.01, 0.02, n)
    a, i, s, people = (np.full(n, x) for x in (2.2, 8.75, 7.55, 13.08))
    use_a, use_i, use_s = (np.full(n, x) for x in (0.35, 2.1, 0.45))
    urban, coal, stock = np.full(n, 0.43), np.full(n, 0.7), np.full(n, 45.0)
    earned_urban, earned_rural = np.full(n, 1.05), np.full(n, 0.325)
    total = a + i + s
    ratio_base = (2.2 * 0.35 + 8.75 * 2.1 + 7.55 * 0.45) / 18.5
    carbon_base = ratio_base * (0.7 * 2.66 + 0.3 * 1.5) * 0.98
    cap, met = 23.0, None
    for year in range(1, YEARS + 1):
        shock = random.normal(0, 0.015, n)
        cap *= 1.045
        a = a * (1 + growth_a + 0.3 * shock)
        wanted = i * (1 + growth_i + 1.2 * shock)
        s = s * (1 + growth_s + shock)
        use_a, use_i, use_s = use_a * (1 - 0.5 * saving_s), use_i * (1 - saving_i), use_s * (1 - saving_s)
        others = a * use_a + s * use_s
        most = np.maximum((cap - others) / use_i, 0.9 * i)
        i, throttled = np.minimum(wanted, most), wanted > most
        energy, before, total = others + i * use_i, total, a + i + s
        shares = a / total, i / total, s / total
        growth, ratio = total / before - 1, energy / total
        urban = urban + speed * urban * (1 - urban / 0.8)
        people = people * (1 + growth_people)
        people_urban, coal = urban * people, np.maximum(coal * (1 - decline), 0.3)
        carbon = energy * (coal * 2.66 + (1 - coal) * 1.5) * 0.98
        carbon_ratio, stock, per_head = carbon / total, stock * 0.95 + 0.42 * total, total / people
        earned_urban, earned_rural = earned_urban * (1 + 0.65 * growth + 0.005), earned_rural * (1 + 0.6 * growth + 0.012)
        earned_ratio, part = earned_urban / earned_rural, urban * earned_urban
        inequality = part / (part + (1 - urban) * earned_rural) - urban
        keep(year, (total, ratio, carbon, urban, per_head, inequality))
        if year == DUE:
            met = [1 - ratio / ratio_base >= 0.17, total >= 26.825, urban >= 0.478, 1 - carbon_ratio / carbon_base >= 0.2]
            met.append(met[0] & met[1] & met[2] & met[3])
    return [int(m.sum()) for m in met]


def main():
    members, chunk = int(float(sys.argv[1])), 4096 if sys.argv[2] == "chunks" else int(float(sys.argv[1]))
    random = np.random.default_rng(1)
    kept = np.empty((len(SERIES), YEARS, members))
    met = np.zeros(5, dtype=int)
    for first in range(0, members, chunk):
        piece = slice(first, min(first + chunk, members))

        def keep(year, series):
            for k, values in enumerate(series):
                kept[k, year - 1, piece] = values

        met += project(random, piece.stop - piece.start, keep)
    if sys.argv[2] == "chunks":
        quantiles = [[np.quantile(kept[k, y], QUANTILES, overwrite_input=True).tolist() for y in range(YEARS)] for k in range(len(SERIES))]
    else:
        quantiles = np.moveaxis(np.quantile(kept, QUANTILES, axis=2), 0, 2).tolist()
    print(json.dumps({"met": met.tolist(), "quantiles": dict(zip(SERIES, quantiles))}))


main()
