# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash

# A Lambda function: invocations less errors are as many as completed flows.
function_crosscheck ()
{
  set -- "FunctionName=$1"
  tally 'invocations' sum AWS/Lambda Invocations Sum "$@"
  tally 'errors (0)' sum AWS/Lambda Errors Sum "$@"
  tally 'throttles (0)' sum AWS/Lambda Throttles Sum "$@"
  tally 'longest run, in milliseconds' max AWS/Lambda Duration Maximum "$@"
  tally 'oldest record of a stream, in milliseconds' max AWS/Lambda IteratorAge Maximum "$@"
}
