#!/usr/bin/env bash
# One open issue per report: report-issue.sh TITLE STATUS FILE
# STATUS 1 opens the issue or rewrites it with the text of FILE, STATUS 0 closes it.
# Needs gh with GH_TOKEN and GH_REPO.
set -euo pipefail
title=$1 status=$2 file=$3
number=$(gh issue list --state open --search "in:title \"$title\"" --json number,title \
  --jq ".[] | select(.title == \"$title\") | .number" | head -n 1)
# An issue holds at most 65,536 characters.
body=$(mktemp)
head -c 60000 "$file" > "$body"
if [ "$(wc -c < "$file")" -gt 60000 ]; then
  printf '\n\n… %s\n' "the rest is in the summary of the run" >> "$body"
fi
if [ "$status" = 0 ]; then
  if [ -n "$number" ]; then
    gh issue close "$number" --comment "Nothing left to do."
  fi
elif [ -n "$number" ]; then
  gh issue edit "$number" --body-file "$body"
else
  gh issue create --title "$title" --body-file "$body"
fi
