# Completion of mentorprep for PowerShell 5.1 and newer.
Register-ArgumentCompleter -Native -CommandName mentorprep -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.StartOffset -lt $cursorPosition } |
        ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.ToString() } })
    if ($wordToComplete -eq '') { $words += '' }
    $env:_MENTORPREP_COMPLETE = 'powershell'
    $env:_MENTORPREP_WORDS = $words -join "`n"
    try {
        & mentorprep 2>$null | Where-Object { $_ -ne ':files' } | ForEach-Object {
            $word, $help = $_ -split "`t", 2
            if (-not $help) { $help = $word }
            [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $help)
        }
    } finally {
        Remove-Item Env:_MENTORPREP_COMPLETE, Env:_MENTORPREP_WORDS
    }
}
