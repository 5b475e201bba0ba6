# Completion of mentorprep for bash 3.2 and newer.
_mentorprep() {
    local answer name current="${COMP_WORDS[COMP_CWORD]}"
    COMPREPLY=()
    while IFS= read -r answer; do
        if [ "$answer" = ":files" ]; then
            compopt -o filenames 2>/dev/null
            [ "$current" = "=" ] && current=
            while IFS= read -r name; do COMPREPLY+=("$name"); done < <(compgen -f -- "$current")
        else
            COMPREPLY+=("$answer")
        fi
    done < <(_MENTORPREP_COMPLETE=bash command mentorprep "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _mentorprep mentorprep
