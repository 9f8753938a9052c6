# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash

# A Kinesis data stream.
stream_crosscheck ()
{
  set -- "StreamName=$1"
  tally 'records that went in' sum AWS/Kinesis IncomingRecords Sum "$@"
  tally 'oldest record that was read, in milliseconds' max AWS/Kinesis GetRecords.IteratorAgeMilliseconds Maximum "$@"
}
