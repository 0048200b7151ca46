#!/bin/sh
# How long zplan takes to start, against a Java program that does nothing: src/bench/start.sh [RUNS]
# zplan is run as its users run it, by its launcher; the empty program by the same Java with the same flags.
set -eu
cd "$(dirname "$0")/../.."
zplan=$PWD/zplan
"$zplan" --version >/dev/null
ZPLAN_CDS=make "$zplan"
work=$(mktemp -d /tmp/zb.XXXXXX)
trap 'rm -rf "$work"' EXIT
cp -R zplan.kdl plans pools templates modules "$work"
(cd "$work" && "$zplan" apply plans/quickstart.kdl --yes >/dev/null)
flags=$(sed -n "s/^flags='\(.*\)'$/\1/p" zplan)
bin=${JAVA_HOME:+$JAVA_HOME/bin/}
echo 'final class Empty { public static void main(String[] args) {} }' >"$work/Empty.java"
"${bin}javac" -d "$work/classes" "$work/Empty.java"
"${bin}jar" cf "$work/empty.jar" -C "$work/classes" .
# shellcheck disable=SC2086 # the flags are meant to be split
"${bin}java" $flags src/bench/StartBench.java "$zplan" "$work" "${1:-25}" $flags
