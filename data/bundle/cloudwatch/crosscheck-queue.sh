# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash

# An SQS queue: all that went in has come out, and nothing waits any more.
queue_crosscheck ()
{
  set -- "QueueName=$1"
  tally 'messages sent' sum AWS/SQS NumberOfMessagesSent Sum "$@"
  tally 'messages deleted (as many as completed flows)' sum AWS/SQS NumberOfMessagesDeleted Sum "$@"
  tally 'messages waiting in the end (0)' last AWS/SQS ApproximateNumberOfMessagesVisible Maximum "$@"
  tally 'messages in work in the end (0)' last AWS/SQS ApproximateNumberOfMessagesNotVisible Maximum "$@"
  tally 'longest wait of a message, in seconds' max AWS/SQS ApproximateAgeOfOldestMessage Maximum "$@"
}
