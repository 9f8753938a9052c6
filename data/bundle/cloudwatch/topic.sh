# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash

# An SNS topic.
topic_metrics ()
{
  set -- "TopicName=$1"
  metric AWS/SNS NumberOfMessagesPublished Sum "$@"
  metric AWS/SNS NumberOfNotificationsDelivered Sum "$@"
  metric AWS/SNS NumberOfNotificationsFailed Sum "$@"
}
