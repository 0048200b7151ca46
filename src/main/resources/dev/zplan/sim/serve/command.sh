#!/bin/sh
# @NAME@ of the simulated host @HOST@; written and removed by zplan sim serve.
# How it talks to the server is told in docs/simulator.md. Starts no other program but cat, since each costs a millisecond.
umask 077
d=@SPOOL@
gone() {
    printf '%s\n' '@NAME@: nobody serves the simulated host @HOST@ any more; start it again with zplan sim serve @HOST@' >&2
    exit 69
}
alive() { [ -p "$d/requests" ] && kill -0 @PID@ 2>/dev/null; }
alive || gone

# A place at the server is whose file it is; noclobber makes sure that there is only one.
set -C
i=$(($$ % @PLACES@)) tried=0
until { echo $$ >"$d/$i.claim"; } 2>/dev/null; do
    i=$(((i + 1) % @PLACES@)) tried=$((tried + 1))
    if [ $tried -ge @PLACES@ ]; then
        alive || gone
        sleep 1
        tried=0
    fi
done

# Opened for reading alone at last: so the end is seen when the server dies, and opening never waits for it.
printf '%s\0' "$PWD" @NAME@ "$@" >|"$d/$i.words" || gone
exec 3<>"$d/$i.answer" 4<"$d/$i.answer" 3>&-
echo "run $i $$" 1<>"$d/requests"
while read -r to word code out err <&4; do
    [ "$to" = $$ ] || continue
    case $word in
        input | pipe)
            if [ $word = pipe ] && [ -t 0 ]; then : >|"$d/$i.input"; else cat >|"$d/$i.input"; fi
            echo "input $i $$" 1<>"$d/requests"
            ;;
        crash) kill -KILL $$ ;;
        done)
            [ "$out" = 0 ] || cat "$d/$i.out"
            [ "$err" = 0 ] || cat "$d/$i.err" >&2
            echo "done $i $$" 1<>"$d/requests"
            exit "$code"
            ;;
    esac
done
gone
