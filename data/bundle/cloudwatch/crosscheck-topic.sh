# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash

# An SNS topic.
topic_crosscheck ()
{
  set -- "TopicName=$1"
  tally 'messages published' sum AWS/SNS NumberOfMessagesPublished Sum "$@"
  tally 'notifications delivered' sum AWS/SNS NumberOfNotificationsDelivered Sum "$@"
  tally 'notifications that failed (0)' sum AWS/SNS NumberOfNotificationsFailed Sum "$@"
}
