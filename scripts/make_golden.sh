#!/bin/sh
# Make the golden values again with the R that is installed.  Usage: scripts/make_golden.sh [SHARED]
set -eu
cd "$(dirname "$0")/../tests/golden"
for script in *_cases.R; do
  echo "$script"
  Rscript "$script"
done
if [ $# -ge 1 ]; then
  echo real_series.R
  Rscript real_series.R "$1" .
  echo counts_real.R
  Rscript counts_real.R "$1"
  echo tximport_real.R
  Rscript tximport_real.R "$1"
  echo rma_real.R
  Rscript rma_real.R "$1"
  echo probe_level_real.R
  Rscript probe_level_real.R "$1"
  echo mas5_real.R
  Rscript mas5_real.R "$1"
  echo two_colour_real.R
  Rscript two_colour_real.R "$1"
  echo survival_real.R
  Rscript survival_real.R "$1"
  echo compare_real.R
  Rscript compare_real.R "$1"
  echo multiverse_real.R
  Rscript multiverse_real.R "$1" .
fi
