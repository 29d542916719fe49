"""Tests: rules and scoring as properties, triggers row by row, pages as a visitor meets them."""
