# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash

# A DynamoDB table.
table_crosscheck ()
{
  set -- "TableName=$1"
  tally 'capacity units written' sum AWS/DynamoDB ConsumedWriteCapacityUnits Sum "$@"
  tally 'throttled writes (0)' sum AWS/DynamoDB WriteThrottleEvents Sum "$@"
}
