# SPDX-FileCopyrightText: 2026 The Loadwright authors
# SPDX-License-Identifier: MIT
# shellcheck shell=bash

# An RDS database instance. It does not count rows: ask the database itself. Commits are counted for
# Aurora only, as so many a second.
database_crosscheck ()
{
  set -- "DBInstanceIdentifier=$1"
  tally 'most connections' max AWS/RDS DatabaseConnections Maximum "$@"
  tally 'most commits a second (Aurora)' max AWS/RDS CommitThroughput Average "$@"
  tally 'most write operations a second' max AWS/RDS WriteIOPS Average "$@"
  tally 'slowest write, in seconds' max AWS/RDS WriteLatency Maximum "$@"
}
