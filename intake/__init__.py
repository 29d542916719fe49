"""Intake: asks the questions, keeps the answers sealed, and scores them into a profile."""
