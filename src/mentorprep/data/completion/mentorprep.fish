# Completion of mentorprep for fish 3.1 and newer.
function __mentorprep_complete
    set -l words (commandline -opc)
    set -e words[1]
    set -l current (commandline -ct)
    set -l answers (env _MENTORPREP_COMPLETE=fish mentorprep $words "$current" 2>/dev/null)
    if test "$answers" = ":files"
        __fish_complete_path "$current"
    else if test (count $answers) -gt 0
        printf '%s\n' $answers
    end
end
complete --command mentorprep --no-files --keep-order --arguments '(__mentorprep_complete)'
