# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash

# A Lambda function: throttles mean that its concurrency is used up.
function_metrics ()
{
  set -- "FunctionName=$1"
  metric AWS/Lambda Invocations Sum "$@"
  metric AWS/Lambda Errors Sum "$@"
  metric AWS/Lambda Throttles Sum "$@"
  metric AWS/Lambda ConcurrentExecutions Maximum "$@"
  metric AWS/Lambda Duration Average "$@"
  metric AWS/Lambda Duration p99 "$@"
}
