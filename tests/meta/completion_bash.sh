# Completes as bash would: sets the words, calls the function, looks at the replies.
#   bash completion_bash.sh PROGRAM
set -u
tense=$1
source <("$tense" completion bash)
compopt() { :; } # there is no command line here whose options could change
cd "$(mktemp -d)" || exit 1
touch storefront.yaml
mkdir my-rules
failed=0

# expect "REPLIES" WORD...: the last word is the one being completed, cut at '=' as bash does.
expect() {
    local wanted=$1
    shift
    COMP_WORDS=(tense "$@")
    COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
    COMPREPLY=()
    _tense
    local found
    found=$(printf '%s\n' "${COMPREPLY[@]}" | sort | tr '\n' ' ')
    found=${found% }
    if [[ $found != "$wanted" ]]; then
        printf 'tense %s: expected "%s", found "%s"\n' "$*" "$wanted" "$found"
        failed=1
    fi
}

expect 'decide' dec
expect 'lint list show table test' rules ''
expect 'bash' completion b
expect '--format' decide --fo
expect 'none' decide --unstated n
expect 'none' decide --unstated = n
expect 'unknown' decide --unstated=u
expect 'json jsonl' decide --format json
expect 'json jsonl' decide storefront.yaml --format = json
expect 'storefront.yaml' decide --format json = store
expect 'storefront.yaml' decide --format = json = store
expect 'storefront.yaml' decide sto
expect 'my-rules' decide --rules my
expect 'my-rules' rules test --rules ''
expect 'schema' help sch
expect '--help --version' --
expect 'durable-backlog durable-steps durable_backlog durable_steps' explain durable
expect 'storefront.yaml' explain storef
expect 'replay replay.window' explain retries rep
expect 'need' rules list -k n
expect '' decide --nothing-like-this
exit $failed
