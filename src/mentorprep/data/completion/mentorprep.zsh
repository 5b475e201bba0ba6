#compdef mentorprep
# Completion of mentorprep for zsh.
_mentorprep() {
    local answer
    local -a offers
    while IFS= read -r answer; do
        if [[ "$answer" == ":files" ]]; then
            _files
            return
        fi
        if [[ "$answer" == *$'\t'* ]]; then
            offers+=("${${answer%%$'\t'*}//:/\\:}:${answer#*$'\t'}")
        else
            offers+=("${answer//:/\\:}")
        fi
    done < <(_MENTORPREP_COMPLETE=zsh command mentorprep "${(@Q)words[2,CURRENT]}" 2>/dev/null)
    _describe -V mentorprep offers
}
if (( ! $+functions[compdef] )); then
    autoload -Uz compinit && compinit
fi
compdef _mentorprep mentorprep
