#!/bin/sh
# pfexec of the simulated host @HOST@; written and removed by zplan sim serve.
# Whoever may talk to the server is root there already: this only runs the command.
if [ "${1:-}" = -P ]; then shift 2; fi
name=${1##*/}
if [ -x @BIN@/"$name" ]; then
    shift
    exec @BIN@/"$name" "$@"
fi
exec "$@"
