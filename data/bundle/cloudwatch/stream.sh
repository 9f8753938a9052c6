# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash

# A Kinesis data stream: a growing iterator age means that its readers fall behind.
stream_metrics ()
{
  set -- "StreamName=$1"
  metric AWS/Kinesis IncomingRecords Sum "$@"
  metric AWS/Kinesis GetRecords.IteratorAgeMilliseconds Maximum "$@"
  metric AWS/Kinesis ReadProvisionedThroughputExceeded Sum "$@"
  metric AWS/Kinesis WriteProvisionedThroughputExceeded Sum "$@"
}
