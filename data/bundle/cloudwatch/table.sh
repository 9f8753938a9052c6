# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash

# A DynamoDB table: throttle events mean that its capacity is used up.
table_metrics ()
{
  set -- "TableName=$1"
  metric AWS/DynamoDB ConsumedReadCapacityUnits Sum "$@"
  metric AWS/DynamoDB ConsumedWriteCapacityUnits Sum "$@"
  metric AWS/DynamoDB ReadThrottleEvents Sum "$@"
  metric AWS/DynamoDB WriteThrottleEvents Sum "$@"
}
