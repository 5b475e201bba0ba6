"""What follows from a homework and a day: capacity, schedule, forecast, verdicts, ways out."""
