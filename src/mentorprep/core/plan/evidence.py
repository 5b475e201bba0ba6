"""How estimates of other people turned out, as a few fitted numbers: made by `tools/fit_forecast.py`, not written by hand.

Fitted on 2026-11-26 on public data that Derek M. Jones collected. Effort: 6,077 parts of products by 168 people of
CESAW (arXiv:2106.03679), and their shares of projects; SiP (arXiv:1901.01621), Renzo's pomodoros and Project-22 count a tenth each. Calendar: 780
remaining plans of 147 people of CESAW. All of them are trained and paid developers."""

from typing import NamedTuple


class Evidence(NamedTuple):
    """What a forecast starts from; `prior.py` says what each number does. Means and sds are on a log scale."""

    step_mean: float = -0.0477
    step_weight: float = 3.68
    step_forgetting: float = 0.642
    step_sd: float = 0.532
    sd_weight: float = 7.63
    sd_forgetting: float = 0.741
    own_weight: float = 12
    own_forgetting: float = 0.938
    total_mean: float = 0.133
    total_weight: float = 16.4
    total_forgetting: float = 0.94
    total_sd: float = 0.286
    long: float = -0.152
    short: float = 0.744
    fade: float = 15.7
    sd_late: float = 0.353
    sd_late_short: float = 0.975
    sd_early: float = 0.575


EVIDENCE = Evidence()
