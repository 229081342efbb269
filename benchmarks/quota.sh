#!/usr/bin/env bash
# The CSV filter against DuckDB, on one file:
#
#	benchmarks/quota.sh [rows [file]]
#
# It writes the file of acts when there is none (50 million rows are 2.5 GB, in a
# temporary folder that goes away at the end unless a file is named), lets both
# programs count it in turn, checks that they found the same, and prints medians.
# RUNS and THREADS in the environment change how often and on how many processors.
set -euo pipefail

rows=${1:-50000000}
runs=${RUNS:-5}
threads=${THREADS:-2}
work=$(mktemp -d "${TMPDIR:-/tmp}/quota.XXXXXX")
trap 'rm -rf "$work"' EXIT
file=$work/acts.csv
if [ $# -ge 2 ]; then
	file=$(realpath -m "$2")
fi
cd "$(dirname "$0")"

timer=$(type -P gtime time | head -n 1 || true)
if [ -z "$timer" ] || ! "$timer" -f %e true 2>/dev/null; then
	echo 'quota.sh needs GNU time, which measures the memory of a program' >&2
	exit 1
fi

go build -o "$work" ./generate ./compare
(cd .. && go build -o "$work/quota" ./examples/quota)
duckdb=yes
if ! go build -o "$work" ./duckdb 2>"$work/build"; then
	duckdb=no
	echo 'DuckDB is skipped, for it cannot be built here: it needs a C compiler and, the first time, the network.' >&2
	tail -n 3 "$work/build" >&2
fi

if [ ! -e "$file" ]; then
	doctors=$(((rows + 499) / 500)) # whose three years are 500 acts, in a small file too
	echo "writing $rows rows of $doctors doctors"
	"$work/generate" -rows "$rows" -practitioners "$doctors" >"$file.part"
	mv "$file.part" "$file"
fi
cat "$file" >/dev/null # from memory for the first program too, if it fits

# Each run is a line of seconds, those of the processors in two parts, and KiB.
measure() {
	local name=$1
	shift
	"$timer" -a -o "$work/$name.runs" -f '%e %U %S %M' "$@" 2>"$work/$name.messages"
}

# The file has years of both agreements; one of them makes the question one.
filter() { GOMAXPROCS=$threads "$work/quota" -policy convention-2024 "$file" >"$work/quota.json"; }
export -f filter
export work file threads

for ((i = 0; i < runs; i++)); do
	measure quota bash -c filter
	if [ "$duckdb" = yes ]; then
		measure duckdb "$work/duckdb" -threads "$threads" "$file" "$work/duckdb.json"
	fi
done

# median NAME EXPRESSION
median() { awk "{ print $2 }" "$work/$1.runs" | sort -n | sed -n "$(((runs + 1) / 2))p"; }

tail -n 1 "$work/quota.messages"
printf '%-8s %9s %14s %10s\n' '' seconds 'processor s' 'peak MiB'
for name in quota duckdb; do
	if [ -e "$work/$name.runs" ]; then
		printf '%-8s %9s %14s %10d\n' "$name" "$(median $name '$1')" "$(median $name '$2 + $3')" "$(median $name 'int($4 / 1024)')"
	fi
done
if [ "$duckdb" = yes ]; then
	awk -v d="$(median duckdb '$1')" -v q="$(median quota '$1')" \
		'BEGIN { printf "DuckDB takes %.2f times as long (medians of the runs)\n", d / q }'
	"$work/compare" "$work/quota.json" "$work/duckdb.json"
fi
