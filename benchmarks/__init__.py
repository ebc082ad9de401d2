"""Speed as ratios, each against its peer in the same run: machines differ and are noisy, ratios less so."""
