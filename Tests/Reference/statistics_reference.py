"""Writes what other people's implementations say: the fixture that Tests/StatisticsTests compares with.

Bradley-Terry comes from choix, intervals and kappa from statsmodels, distributions and quantiles from scipy and numpy, and the evidence from scipy's
numerical integration of its definition. `Tests/Reference/run` makes it again and compares.

    statistics_reference.py PATH            write the fixture
    statistics_reference.py --check PATH    make it again and compare with PATH, to 1e-8
"""
import json, math, sys

import choix, numpy as np
from choix.opt import PairwiseFcts
from scipy import integrate, optimize, special, stats
from scipy.stats import fisher_exact
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.proportion import proportion_confint


def arena(seed, strengths, votes, ties=0.2, prompts=40, voters=12):
    """Votes as a public arena would publish them: some pairs often, some seldom, a fifth of them ties."""
    rng = np.random.default_rng(seed)
    count = len(strengths)
    popularity = 1 / np.arange(1, count + 1)
    popularity /= popularity.sum()
    rows = []
    for _ in range(votes):
        a, b = rng.choice(count, size=2, replace=False, p=popularity)
        draw = rng.random()
        if draw < ties:
            outcome = "both_bad" if draw < ties / 4 else "tie"
        else:
            outcome = "left" if rng.random() < special.expit(strengths[a] - strengths[b]) else "right"
        rows.append([f"m{a}", f"m{b}", outcome, f"p{rng.integers(prompts)}", f"v{rng.integers(voters)}"])
    return rows


def matrix(count, rows):
    wins = np.zeros((count, count))
    for left, right, outcome, _, _ in rows:
        a, b = int(left[1:]), int(right[1:])
        share = {"left": 1.0, "right": 0.0}.get(outcome, 0.5)
        wins[a, b] += share
        wins[b, a] += 1 - share
    return wins


def bradley_terry(name, wins, ridge, votes=None):
    """choix wants whole wins: every vote twice, a tie once each way. Its penalty is alpha * sum of squares, ours ridge/2 of a single vote."""
    wins = np.asarray(wins, dtype=float)
    count = len(wins)
    data = [(i, j) for i in range(count) for j in range(count) for _ in range(round(2 * wins[i, j]))]
    strengths = np.zeros(count)
    for _ in range(6):  # Newton-CG stops early near the top; starting again finishes the climb.
        strengths = choix.opt_pairwise(count, data, alpha=ridge, method="Newton-CG", tol=1e-14, initial_params=strengths)
    facts = PairwiseFcts(data, ridge)
    # One exact Newton step on choix's own gradient and Hessian takes the last digits.
    strengths = strengths - np.linalg.solve(facts.hessian(strengths), facts.gradient(strengths))
    assert np.abs(facts.gradient(strengths)).max() < 1e-8, name
    # choix's own other optimiser has to agree before we ask anybody to agree with it.
    other = choix.opt_pairwise(count, data, alpha=ridge, method="BFGS", tol=1e-8)
    assert np.abs(other - strengths).max() < 1e-5, (name, other, strengths)
    covariance = np.linalg.inv(facts.hessian(strengths) / 2)
    return {
        "name": name, "ridge": ridge, "wins": wins.tolist(), "votes": votes or [],
        "strengths": strengths.tolist(), "covariance": covariance.tolist(),
    }


def bradley_terry_cases():
    public = arena(1, [0.9, 0.5, 0.3, 0.0, -0.2, -0.6, -0.9, 0.1], 3000)
    few = arena(2, [0.4, 0.0, -0.4], 30, ties=0.3)
    yield bradley_terry("public votes on eight models", matrix(8, public), 0.5)
    yield bradley_terry("public votes, weak prior", matrix(8, public), 1e-3)
    yield bradley_terry("thirty votes on three models", matrix(3, few), 0.5, few)
    yield bradley_terry("disconnected", [[0, 7, 0, 0], [3, 0, 0, 0], [0, 0, 0, 4], [0, 0, 9, 0]], 0.5)
    yield bradley_terry("a model that nobody met", [[0, 7, 0], [3, 0, 0], [0, 0, 0]], 0.5)
    yield bradley_terry("all ties", [[0, 5, 5], [5, 0, 5], [5, 5, 0]], 0.5)
    yield bradley_terry("one odd tie", [[0, 0.5], [0.5, 0]], 0.5)
    yield bradley_terry("never won", [[0, 6, 20], [4, 0, 15], [0, 0, 0]], 0.5)
    yield bradley_terry("never won, weak prior", [[0, 6, 20], [4, 0, 15], [0, 0, 0]], 0.01)
    yield bradley_terry("always won, seven to nothing", [[0, 7], [0, 0]], 0.5)
    yield bradley_terry("a chain of walkovers", [[0, 9, 0, 0], [0, 0, 9, 0], [0, 0, 0, 9], [0, 0, 0, 0]], 0.1)
    yield bradley_terry("a circle", [[0, 8, 2], [2, 0, 8], [8, 2, 0]], 0.5)
    yield bradley_terry("no votes", [[0, 0, 0], [0, 0, 0], [0, 0, 0]], 0.5)
    yield bradley_terry("ten thousand votes", [[0, 5200, 30], [4800, 0, 0], [10, 0, 0]], 0.5)


def proportions():
    for successes, count in [(0, 1), (1, 1), (0, 20), (20, 20), (7, 20), (13, 31), (55, 100), (520, 1000), (3, 4000)]:
        for level in (0.9, 0.95, 0.99):
            wilson = proportion_confint(successes, count, alpha=1 - level, method="wilson")
            exact = proportion_confint(successes, count, alpha=1 - level, method="beta")
            yield {
                "successes": successes, "count": count, "level": level, "wilson": [max(0.0, wilson[0]), min(1.0, wilson[1])],
                "exact": [0.0 if math.isnan(exact[0]) else exact[0], 1.0 if math.isnan(exact[1]) else exact[1]],
                "greater": stats.binomtest(successes, count, 0.5, alternative="greater").pvalue,
            }


def agreements():
    for table in (
        [[20, 5], [10, 15]], [[45, 15], [25, 15]], [[90, 2], [3, 5]], [[3, 7], [8, 2]], [[10, 0], [0, 10]],
        [[20, 4, 1], [3, 18, 6], [2, 5, 11]], [[8, 1, 0, 2], [0, 9, 3, 1], [1, 2, 7, 0], [2, 0, 1, 12]],
    ):
        result = cohens_kappa(np.array(table))
        p = fisher_exact(table, alternative="greater").pvalue if len(table) == 2 else result.pvalue_one_sided
        yield {"table": table, "kappa": result.kappa, "lower": result.kappa_low, "upper": result.kappa_upp, "p": p}


def log_evidence(wins, losses, ties, m):
    """The definition, integrated numerically in pieces around its peak."""
    def log_integrand(q):
        a, b = q / m, (1 - q) / (1 - m)
        return special.xlogy(wins, a) + special.xlogy(losses, b) + ties * math.log((a + b) / 2)

    grid = np.linspace(0, 1, 401)
    peak = max(log_integrand(q) for q in grid)
    total = sum(
        integrate.quad(lambda q: math.exp(log_integrand(q) - peak), low, high, epsabs=0, epsrel=1e-12)[0]
        for low, high in zip(grid[:-1:10], grid[10::10])
    )
    return peak + math.log(total)


def evidence():
    for wins, losses, ties in [(0, 0, 3), (1, 0, 0), (8, 0, 0), (5, 9, 4), (30, 18, 0), (30, 18, 20), (0, 7, 5), (120, 131, 60), (0, 0, 60), (400, 340, 100)]:
        score = (wins + ties / 2) / (wins + losses + ties)
        threshold = math.log(20)
        def refuted(m):
            return log_evidence(wins, losses, ties, m) - threshold
        lower = 0.0 if score == 0 or refuted(1e-9) < 0 else optimize.brentq(refuted, 1e-9, min(score, 1 - 1e-9), xtol=1e-13)
        upper = 1.0 if score == 1 or refuted(1 - 1e-9) < 0 else optimize.brentq(refuted, max(score, 1e-9), 1 - 1e-9, xtol=1e-13)
        yield {
            "wins": wins, "losses": losses, "ties": ties, "rates": [0.2, 0.45, 0.5, 0.61],
            "log": [log_evidence(wins, losses, ties, m) for m in (0.2, 0.45, 0.5, 0.61)], "interval": [lower, upper],
        }


def gains():
    def entropy(p):
        return float(special.entr(p) + special.entr(1 - p))
    for mean, error in [(0, 0.1), (0, 1), (0.5, 0.7), (2, 0.5), (-1.5, 1.2), (3, 0.2)]:
        def average(f):
            return integrate.quad(lambda z: f(special.expit(mean + error * z)) * stats.norm.pdf(z), -9, 9, epsabs=1e-13, epsrel=1e-12)[0]
        yield {"mean": mean, "error": error, "gain": entropy(average(lambda p: p)) - average(entropy)}


def fixture():
    rng = np.random.default_rng(3)
    values = np.round(rng.lognormal(1, 0.8, 37), 6)
    return {
        "made by": "Tests/Reference/statistics_reference.py",
        "bradleyTerry": list(bradley_terry_cases()),
        "proportions": list(proportions()),
        "agreements": list(agreements()),
        "evidence": list(evidence()),
        "gains": list(gains()),
        "quantiles": {
            "values": values.tolist(), "shares": [0, 0.05, 0.25, 0.5, 0.9, 0.95, 0.99, 1],
            "type7": np.quantile(values, [0, 0.05, 0.25, 0.5, 0.9, 0.95, 0.99, 1], method="linear").tolist(),
            "mean": float(values.mean()), "deviation": float(values.std(ddof=1)),
        },
        "normal": [[p, float(stats.norm.ppf(p))] for p in (1e-10, 1e-4, 0.01, 0.024, 0.025, 0.3, 0.5, 0.7, 0.975, 0.999, 0.999999)],
        "beta": [[x, a, b, float(special.betainc(a, b, x))] for x in (0.01, 0.3, 0.5, 0.9) for a, b in ((1, 1), (0.5, 3), (12, 5), (201, 180), (2000, 2100))],
        "chiSquared": [[x, k, float(stats.chi2.sf(x, k))] for x in (0.1, 1.0, 5.0, 30.0) for k in (1, 2, 5, 20)],
    }


def differences(a, b, path=""):
    if isinstance(a, dict) and isinstance(b, dict) and a.keys() == b.keys():
        for key in a:
            yield from differences(a[key], b[key], f"{path}/{key}")
    elif isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        for k, (x, y) in enumerate(zip(a, b)):
            yield from differences(x, y, f"{path}/{k}")
    elif isinstance(a, (int, float)) and isinstance(b, (int, float)):
        if abs(a - b) > 1e-8 * max(1, abs(a)):
            yield f"{path}: {a} is now {b}"
    elif a != b:
        yield f"{path}: {a!r} is now {b!r}"


def listed(value):
    """A matrix or a table of votes: one row a line would make thousands of lines, one line for all is not readable."""
    return "[\n" + ",\n".join("  " + json.dumps(entry) for entry in value) + "\n ]" if isinstance(value, list) else json.dumps(value)


if __name__ == "__main__":
    made = json.loads(json.dumps(fixture()))
    if sys.argv[1] == "--check":
        with open(sys.argv[2]) as file:
            found = list(differences(json.load(file), made))
        print("\n".join(found) if found else "the fixture is what the reference implementations say")
        sys.exit(bool(found))
    with open(sys.argv[1], "w") as file:
        file.write("{\n " + ",\n ".join(f"{json.dumps(key)}: {listed(value)}" for key, value in made.items()) + "\n}\n")
