"""Choosing: whole numbers under linear conditions, by a solver that is an extra of its own."""

from rubric.solver.conditions import Terms
from rubric.solver.program import Aim, Program, Solution
from rubric.solver.search import SolverMissing
from rubric.solver.work import Work

__all__ = ["Aim", "Program", "Solution", "SolverMissing", "Terms", "Work"]
