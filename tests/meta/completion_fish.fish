# Completes as fish would.  fish completion_fish.fish PROGRAM
set -l tense $argv[1]
set -gx PATH (dirname $tense) $PATH
cd (mktemp -d)
touch storefront.yaml
$tense completion fish | source
set -g failed 0

function expect
    set -l found (complete -C "tense $argv[1]" | string replace -r '\t.*' '' | sort | string join ' ')
    if test "$found" != "$argv[2]"
        echo "tense $argv[1]: expected \"$argv[2]\", found \"$found\""
        set -g failed 1
    end
end

expect 'dec' decide
expect 'rules ' 'lint list show table test'
expect 'completion b' bash
expect 'decide --unst' --unstated
expect 'decide --unstated n' none
expect 'decide --format js' 'json jsonl'
expect 'decide --format json=sto' json=storefront.yaml
expect 'decide sto' storefront.yaml
expect 'rules list -k n' need
expect 'help sch' schema
expect 'explain storef' storefront.yaml
expect 'explain late' 'late-readers late_readers'
exit $failed
