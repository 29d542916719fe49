"""Tests: unit/ is laid out as the product, a file a module or page; browser/ holds whole journeys,
bench/ speed, support/ what they share."""
