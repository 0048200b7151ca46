package dev.zplan.manual;

/** What a shell must know to ask zplan how a command line may go on. The constants' names are those of the shells. */
public enum CompletionScript {
    /** From version 3.2 on, with or without the package bash-completion. */
    bash("""
            # Completion of zplan for bash. To use it: source <(zplan completion bash)
            _zplan() {
                local program=${COMP_WORDS[0]/#\\~/$HOME} word tail breaks head candidate
                local -a words
                # Bash takes words apart at : and =, zplan does not.
                read -r -a words <<<"${COMP_LINE:0:COMP_POINT}"
                case ${COMP_LINE:0:COMP_POINT} in
                    *[[:space:]]) words+=("") ;;
                esac
                word=${words[${#words[@]} - 1]}
                breaks=${COMP_WORDBREAKS//[^=:@]/}
                tail=$word
                [ -z "$breaks" ] || tail=${word##*[$breaks]}
                head=${word%"$tail"}
                COMPREPLY=()
                while IFS=$'\\t' read -r candidate _; do
                    COMPREPLY+=("${candidate#"$head"}")
                done < <("$program" __complete -- "${words[@]:1}" 2>/dev/null)
            }
            complete -o bashdefault -o default -F _zplan zplan
            """),
    /** As a function for {@code compdef}, or as a file {@code _zplan} in {@code fpath}. */
    zsh("""
            #compdef zplan
            # Completion of zplan for zsh. To use it: source <(zplan completion zsh), or put it into fpath as _zplan.
            _zplan() {
                local word about
                local -a words_ candidates
                words_=("${(@)words[2,CURRENT-1]}" "$PREFIX")
                while IFS=$'\\t' read -r word about; do
                    candidates+=("${word//:/\\\\:}${about:+:$about}")
                done < <("${words[1]/#\\~/$HOME}" __complete -- "${(@)words_}" 2>/dev/null)
                if (( ${#candidates} )); then
                    _describe -t zplan 'zplan' candidates
                else
                    _files
                fi
            }
            if [ "${funcstack[1]}" = _zplan ]; then
                _zplan "$@"
            else
                compdef _zplan zplan
            fi
            """),
    /** For the folder {@code completions}, or to be sourced. */
    fish("""
            # Completion of zplan for fish. To use it: zplan completion fish | source
            function __zplan_complete
                set -l before (commandline -opc)
                set -l program $before[1]
                set -e before[1]
                $program __complete -- $before (commandline -ct) 2>/dev/null
            end
            complete -c zplan -a '(__zplan_complete)'
            """);

    private final String text;

    CompletionScript(String text) {
        this.text = text;
    }

    /** The script. */
    public String text() {
        return text;
    }
}
