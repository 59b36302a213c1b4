"""Choosing: whole numbers under linear conditions, by a solver that is an extra of its own."""

from rubric.solver.program import Aim, Program, Solution, SolverMissing, Terms

__all__ = ["Aim", "Program", "Solution", "SolverMissing", "Terms"]
