# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash

# An SQS queue: what waits in it, for how long, and what goes in and out.
queue_metrics ()
{
  set -- "QueueName=$1"
  metric AWS/SQS ApproximateNumberOfMessagesVisible Maximum "$@"
  metric AWS/SQS ApproximateNumberOfMessagesNotVisible Maximum "$@"
  metric AWS/SQS ApproximateAgeOfOldestMessage Maximum "$@"
  metric AWS/SQS NumberOfMessagesSent Sum "$@"
  metric AWS/SQS NumberOfMessagesDeleted Sum "$@"
}
